import type { Template } from '@relance/schemas';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { email, type EmailData } from './kind.js';

const when = { anchor: 'dueDate', offset: 25, unit: 'days' } as const;
const last: EmailData = { when, level: 3, template: 'derniere', audience: ['accountsPayable', 'management'], deadlineDays: 7 };
const withText: EmailData = { ...last, companions: [{ channel: 'sms', template: 'rappel-sms', audience: ['accountsPayable'] }] };
const ports = { sent: 7, failed: 8, skipped: 9 };

function written(id: string, channel: string, locale: 'fr' | 'en'): Template {
  return { id, version: 1, channel, locale, subject: 's', body: 'b' };
}

describe('an e-mail', () => {
  it('becomes one contact of rank 1 (law 16), with its template in the version of the file', () => {
    expect(email.compile(last, placed(ports))).toEqual([
      {
        op: 'contact',
        nodeId: 'carte',
        when,
        channel: 'email',
        level: 3,
        rank: 1,
        template: { id: 'derniere', version: 3 },
        audience: ['accountsPayable', 'management'],
        deadlineDays: 7,
        sent: 7,
        failed: 8,
      },
    ]);
  });

  it('carries companions, approval, sender, copies and attachments into the plan (laws 22, 24)', () => {
    const rich: EmailData = {
      ...withText,
      approval: { by: ['creditManager'], openBusinessDays: 3 },
      sender: 'owner',
      copies: [{ role: 'salesRep', mode: 'digest' }],
      attachments: ['invoices'],
    };
    expect(email.compile(rich, placed(ports))).toMatchObject([
      {
        companions: [{ channel: 'sms', template: { id: 'rappel-sms', version: 3 }, audience: ['accountsPayable'] }],
        approval: { by: ['creditManager'], openBusinessDays: 3 },
        sender: 'owner',
        copies: [{ role: 'salesRep', mode: 'digest' }],
        attachments: ['invoices'],
      },
    ]);
    expect(email.timing(rich)).toEqual({
      when: rich.when,
      offsetDays: 25,
      contact: {
        channel: 'email',
        level: 3,
        rank: 1,
        deadlineDays: 7,
        templates: ['derniere', 'rappel-sms'],
        isApproved: true,
        companions: ['sms'],
      },
    });
  });

  it('shows the way out “skipped” where it is skipped when late (law 9), and nowhere else', () => {
    const skipping: EmailData = { ...last, when: { ...when, late: { do: 'skip' } } };
    expect(email.ports(skipping).map(({ id }) => id)).toEqual(['sent', 'failed', 'skipped']);
    expect(email.compile(skipping, placed(ports))).toMatchObject([{ skipped: 9 }]);
    expect(email.ports({ ...last, when: { ...when, late: { do: 'run' } } }).map(({ id }) => id)).toEqual(['sent', 'failed']);
  });

  it.each([
    [-2, false],
    [-1, true],
    [0, true],
    [4, true],
    [5, false],
    [1.5, false],
  ])('level %d is offered: %s (−1 courtesy, law 23; 5 is a notice, law 7)', (level, isOffered) => {
    expect(new Ajv({ strict: false }).validate(email.dataSchema, { ...last, level })).toBe(isOffered);
  });

  it.each<[string, EmailData, Template[], string[]]>([
    ['a template in both languages', last, [written('derniere', 'email', 'fr'), written('derniere', 'email', 'en')], []],
    ['one language missing (law 27)', last, [written('derniere', 'email', 'fr')], ['P114 en']],
    ['a template of that name for letters only', last, [written('derniere', 'letter', 'fr')], ['P125']],
    [
      'a language that the newest version, which alone is sent, does not have (law 27)',
      last,
      [written('derniere', 'email', 'fr'), written('derniere', 'email', 'en'), { ...written('derniere', 'email', 'fr'), version: 2 }],
      ['P114 en'],
    ],
    [
      'a companion whose template is not there',
      withText,
      [written('derniere', 'email', 'fr'), written('derniere', 'email', 'en')],
      ['P113'],
    ],
    [
      'a companion on the very channel of the message (law 22)',
      { ...last, companions: [{ channel: 'email', template: 'derniere', audience: ['management'] }] },
      [written('derniere', 'email', 'fr'), written('derniere', 'email', 'en')],
      ['K122'],
    ],
    [
      'an attachment nobody knows',
      { ...last, attachments: ['invoices', 'selfies'] },
      [written('derniere', 'email', 'fr'), written('derniere', 'email', 'en')],
      ['K125'],
    ],
  ])('%s', (_, data, templates, expected) => {
    const faults = email.check?.(data, { templates, locales: ['fr', 'en'] }) ?? [];
    expect(faults.map(({ code, params }) => `${code} ${params?.['locale'] ?? ''}`.trim())).toEqual(expected);
  });
});
