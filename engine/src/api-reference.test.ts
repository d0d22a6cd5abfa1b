import { contracts, type Contract } from '@relance/schemas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const reference = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', 'api.md'), 'utf8');

describe('docs/reference/api.md', () => {
  it('has one line for every route of the contracts, with its method, path, least role, operation and purpose, and no other', () => {
    const lines = [...reference.matchAll(/^\| (GET|POST|PUT) *\| `(.+?)` *\| (\w+) *\| `(\w+)` *\| (.+?) *\|$/gmu)].map(
      ([, ...cells]) => cells,
    );
    const routes = Object.values<Contract>(contracts).map(({ method, url, config, schema }) => {
      return [method, url, config.role, schema.operationId, schema.summary];
    });
    expect(lines).toEqual(routes);
  });
});
