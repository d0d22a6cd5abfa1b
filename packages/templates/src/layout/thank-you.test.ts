import { describe, expect, it } from 'vitest';
import { isMissingFacts, renderMessage, sampleMessageData } from '../index.js';

describe('a thank-you (law 23)', () => {
  it.each([
    ['fr', 'Factures réglées', 'Pour votre virement'],
    ['en', 'Invoices paid', 'For your bank transfer'],
  ] as const)('in %s names what was paid, and asks for nothing: no amount, no total, no bank', (locale, title, bank) => {
    const sample = sampleMessageData(locale);
    const items = sample.items.map((item) => ({ ...item, role: 'settled' as const, outstandingCents: 0 }));
    const template = { id: 'merci', version: 1, channel: 'email', locale, subject: 'Merci', body: '{{statement}}{{bankDetails}}' } as const;
    const message = renderMessage({ template, data: { ...sample, level: -1, items, credits: [], totals: [] } });
    if (isMissingFacts(message)) throw new Error(`missing ${message.missing.join(', ')}`);
    expect(message.text).toContain(title);
    for (const { number } of items) expect(message.text).toContain(number);
    expect(message.text).not.toContain(bank);
    expect(message.text).not.toContain('FR76');
    expect(message.text).not.toMatch(/\b0[,.]00\b/u);
  });
});
