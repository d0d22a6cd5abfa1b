import { describe, expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { letter, type LetterData } from './kind.js';

const base = {
  when: { anchor: 'dueDate', offset: 30, unit: 'days' },
  level: 3,
  template: 'courrier',
  audience: ['management'],
} as const;

describe('a letter', () => {
  it.each([
    ['simple', 'letter', 2],
    ['registered', 'registered', 3],
  ] as const)('%s leaves by the channel %s, of rank %d (law 16)', (delivery, channel, rank) => {
    const data: LetterData = { ...base, audience: ['management'], delivery };
    const [instruction] = letter.compile(data, placed({ sent: 7, failed: 8 }));
    expect(instruction).toMatchObject({ channel, rank, level: 3 });
    expect(instruction).not.toHaveProperty('delivery');
    expect(letter.timing(data).contact).toMatchObject({ channel, rank });
  });

  it('registered uses what was written for a letter: paper is paper', () => {
    const templates = [{ id: 'courrier', version: 1, channel: 'letter', locale: 'fr' as const, subject: 's', body: 'b' }];
    const faults = (delivery: LetterData['delivery'], locales = ['fr']): unknown =>
      letter.check?.({ ...base, audience: ['management'], delivery }, { templates, locales });
    expect(faults('registered')).toEqual([]);
    expect(faults('simple')).toEqual([]);
    expect(faults('registered', ['fr', 'en'])).toMatchObject([{ code: 'P114' }]);
  });

  it('has no copies (K124), but a line in a digest', () => {
    const templates = [{ id: 'courrier', version: 1, channel: 'letter', locale: 'fr' as const, subject: 's', body: 'b' }];
    const faults = (mode: 'cc' | 'bcc' | 'digest'): unknown =>
      letter.check?.(
        { ...base, audience: ['management'], delivery: 'simple', copies: [{ role: 'salesRep', mode }] },
        { templates, locales: ['fr'] },
      );
    expect([faults('cc'), faults('bcc')]).toMatchObject([[{ code: 'K124' }], [{ code: 'K124' }]]);
    expect(faults('digest')).toEqual([]);
  });

  it('attaches nothing (K125)', () => {
    const templates = [{ id: 'courrier', version: 1, channel: 'letter', locale: 'fr' as const, subject: 's', body: 'b' }];
    const data: LetterData = { ...base, audience: ['management'], delivery: 'simple', attachments: ['invoices'] };
    expect(letter.check?.(data, { templates, locales: ['fr'] })).toMatchObject([{ code: 'K125', params: { attachment: 'invoices' } }]);
  });
});
