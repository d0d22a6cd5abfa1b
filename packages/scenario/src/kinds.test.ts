import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { kinds, type AnyKind } from './kinds.js';

const all: readonly AnyKind[] = Object.values(kinds);

describe.each(all.map((kind) => [kind.name, kind] as const))('kind %s', (name, kind) => {
  it('speaks both languages', () => {
    const texts = [kind.title, kind.help, ...kind.ports(kind.defaults).map(({ label }) => label)];
    for (const { fr, en } of texts) expect([fr, en].every((text) => text.trim().length > 1)).toBe(true);
  });

  it('begins with data that fits its own schema', () => {
    expect(new Ajv({ strict: false }).validate(kind.dataSchema, kind.defaults)).toBe(true);
  });

  it('compiles every way out it shows, and names itself after its key', () => {
    const asked: string[] = [];
    const placement = {
      nodeId: 'x',
      self: 0,
      templateVersion: () => 1,
      isBranch: false,
      to: (port: string) => {
        asked.push(port);
        return 0;
      },
    };
    kind.compile(kind.defaults, placement);
    const shown = kind.role === 'entry' ? [] : kind.ports(kind.defaults).map(({ id }) => id);
    expect(asked.sort()).toEqual([...shown].sort());
    expect(Object.keys(kinds)).toContain(name);
  });
});
