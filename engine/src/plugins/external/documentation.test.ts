import { contracts } from '@relance/schemas';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

async function lint(source: string): Promise<string[]> {
  // every refusal of an operation stands under `default`, whatever its status
  const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } });
  const found = await lintFromString({ source, config });
  return found.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer ?? 'the document'}: ${message}`);
}

describe('the documentation of the API', () => {
  let test: TestApp;
  let document = '';
  beforeAll(async () => {
    test = await openTestApp();
    document = (await test.app.inject({ url: '/api/v1/openapi.json' })).body;
  });
  afterAll(() => test.close());

  it('has every operation of the contracts in its document, of OpenAPI 3.1', () => {
    const { openapi, paths } = JSON.parse(document) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
    expect(openapi).toMatch(/^3\.1/);
    const operations = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(operations)).toEqual(new Set(Object.keys(contracts)));
  });

  it('has a document a linter finds no fault in, and the linter finds one that was put there', async () => {
    expect(await lint(document)).toEqual([]);
    expect(await lint(document.replace('"operationId":"getSending",', ''))).toEqual([expect.stringContaining('operation-operationId')]);
  });

  it('has a page anybody may read, with all it needs from the engine itself and no way to send anything', async () => {
    const page = await test.app.inject({ url: '/api/v1/reference/' });
    expect(page.statusCode).toBe(200);
    const files = [...page.body.matchAll(/(?:src|href)="(.+?)"/gu)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(file).toMatch(/^\.\/static\//u);
      expect((await test.app.inject({ url: `/api/v1/reference/${file.slice(2)}` })).statusCode, file).toBe(200);
    }
    const start = (await test.app.inject({ url: '/api/v1/reference/static/swagger-initializer.js' })).body;
    expect(start).toContain('"supportedSubmitMethods":[]');
    expect((await test.app.inject({ url: '/api/v1/reference/json' })).json()).toEqual(JSON.parse(document));
  });
});
