import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorTable } from './errors.js';

const reference = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', 'errors.md'), 'utf8');

describe('docs/reference/errors.md, which the OpenAPI document names', () => {
  it('has one line for every refusal of the API, with its status and both texts, and no other', () => {
    const lines = [...reference.matchAll(/^\| `(RLC_\w+)` *\| (\d{3}) *\| (.+?) *\| (.+?) *\|$/gmu)].map(([, ...cells]) => cells);
    const refusals = Object.entries(errorTable).map(([code, { status, fr, en }]) => [code, String(status), fr, en]);
    expect(lines).toEqual(refusals);
  });
});
