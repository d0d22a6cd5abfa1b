import { describe, expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { sms } from './kind.js';

describe('a text message', () => {
  const when = { anchor: 'dueDate', offset: -2, unit: 'days' } as const;
  const data = { when, level: 0, template: 'rappel', audience: ['accountsPayable'] };

  it('is a contact of the lowest rank (law 16)', () => {
    expect(sms.compile(data, placed({ sent: 7, failed: 8 }))).toMatchObject([
      { op: 'contact', channel: 'sms', rank: 0, level: 0, sent: 7, failed: 8 },
    ]);
    expect(sms.timing(data).contact).toMatchObject({ channel: 'sms', rank: 0, level: 0 });
  });

  it('needs a text written for text messages', () => {
    const templates = [{ id: 'rappel', version: 1, channel: 'email', locale: 'fr' as const, subject: 's', body: 'b' }];
    expect(sms.check?.(data, { templates, locales: ['fr'] })).toMatchObject([
      { code: 'P125', params: { template: 'rappel', written: 'email' } },
    ]);
  });
});
