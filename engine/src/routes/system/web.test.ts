import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

describe('the web app', () => {
  let test: TestApp;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relance-designer-'));
    await mkdir(join(folder, 'built', 'assets'), { recursive: true });
    await writeFile(join(folder, 'built', 'index.html'), '<title>Relance</title>');
    await writeFile(join(folder, 'built', 'assets', 'app.js'), 'start()');
    await writeFile(join(folder, 'secret.txt'), 'not for the web');
    test = await openTestApp({ designerFolder: join(folder, 'built') });
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  const page = (url: string) => test.app.inject({ url, headers: { accept: 'text/html' } });

  it.each(['/', '/cases/123', '/sign-in'])('is served at %s', async (url) => {
    const response = await page(url);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('Relance');
  });

  it('comes with its files', async () => {
    const response = await test.app.inject({ url: '/assets/app.js' });
    expect(response.body).toBe('start()');
    expect(response.headers['content-type']).toContain('javascript');
  });

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt'])(
    'serves nothing beside it: %s',
    async (url) => {
      expect((await test.app.inject({ url })).body).not.toContain('not for the web');
    },
  );

  it.each(['/api/v1/nothing', '/assets/gone.js'])('does not pretend that %s is a page', async (url) => {
    expect((await test.app.inject({ url })).statusCode).toBe(404);
  });
});
