import type { Template } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { lintTemplate, renderMessage, sampleMessageData } from './index.js';

describe('a message of plain text', () => {
  const textOf = (body: string): Template => ({ id: 'court', version: 1, channel: 'sms', locale: 'fr', body });

  it('is its body alone: no subject, no letter around it, nothing escaped', () => {
    const data = { ...sampleMessageData('fr'), entity: { ...sampleMessageData('fr').entity, name: 'Brévanne & Fils <Lyon>' } };
    expect(renderMessage({ template: textOf('\n{{entity.name}} : L’Isle & Cie \n'), data })).toEqual({
      subject: '',
      html: '',
      text: 'Brévanne & Fils <Lyon> : L’Isle & Cie',
    });
  });

  it('asks for the facts it prints and not for those of a letterhead', () => {
    const { totals, sender, ...data } = sampleMessageData('fr');
    const bare = { ...data, totals: totals.map((total) => ({ ...total, iban: '' })), sender: { ...sender, phone: '' } };
    expect(renderMessage({ template: textOf('{{account.name}}'), data: bare })).toMatchObject({ text: 'Lormeau Électricité' });
    expect(renderMessage({ template: textOf('{{sender.phone}}'), data: bare })).toEqual({ missing: ['sender.phone'] });
  });

  it.each(['statement', 'bankDetails'])('has no place for %s, which is part of a letter', (name) => {
    expect(lintTemplate(textOf(`Rappel {{${name}}}`))).toMatchObject([{ code: 'unknownHelper', part: 'body', params: { name } }]);
  });

  it('by any other channel has a subject, which is missed where it is not there', () => {
    expect(lintTemplate({ ...textOf('Rappel'), channel: 'letter' })).toMatchObject([{ part: 'subject' }]);
  });
});

describe('the parts of a text message', () => {
  const warnings = (locale: 'fr' | 'en', body: string) => lintTemplate({ id: 'court', version: 1, channel: 'sms', locale, body });

  it.each(['fr', 'en'] as const)('in %s are warned of from the third, with sample data and the reference that is added', (locale) => {
    // 306 characters in two parts of 153, of which the reference takes 14
    expect(warnings(locale, 'a '.repeat(146).trim())).toEqual([]);
    expect(warnings(locale, `${'a '.repeat(146).trim()} bb`)).toMatchObject([
      { code: 'manyParts', severity: 'warning', params: { parts: '3', characters: '308' } },
    ]);
    expect(warnings(locale, `${'a '.repeat(146).trim()} {{account.code}}`)).toMatchObject([{ code: 'manyParts' }]);
  });

  it.each(['fr', 'en'] as const)('in %s are warned of where a letter makes each of them short, but not for signs made plain', (locale) => {
    expect(warnings(locale, 'Bient\u00f4t \u00e0 r\u00e9gler, re\u00e7u ?')).toMatchObject([
      { code: 'shortParts', params: { signs: 'ô ç' } },
    ]);
    expect(warnings(locale, 'L’échéance « passée » – 12\u00a0€, cœur…')).toEqual([]);
  });
});
