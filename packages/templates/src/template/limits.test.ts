import type { Template } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { isMissingFacts, lintTemplate, renderMessage, sampleMessageData, TemplateError } from '../index.js';

function letter(body: string): Template {
  return { id: 'hostile', version: 1, channel: 'email', locale: 'fr', subject: 'Essai', body };
}

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + 'x' + close.repeat(depth);

describe('a template that would cost too much (reliability register 11)', () => {
  it.each([
    ['blocks within blocks', nested('{{#if legal}}', '{{/if}}', 11), 'tooDeep'],
    ['three thousand of them, which the parser would take eight seconds over', nested('{{#if legal}}', '{{/if}}', 3_200), 'tooManyTags'],
    ['as many that are never closed', '{{~#if legal}}{{else}}'.repeat(2_900), 'tooManyTags'],
    ['a chain of else', `{{#if legal}}${'{{else if legal}}'.repeat(20)}{{/if}}`, 'tooDeep'],
    ['inverse blocks', nested('{{^if legal}}', '{{/if}}', 11), 'tooDeep'],
    ['functions within functions', `{{money ${'(a '.repeat(11)}${')'.repeat(11)}}}`.repeat(130), 'tooDeep'],
    ['tags without number', '{{reference}}'.repeat(501), 'tooManyTags'],
    ['one tag without end', `{{money ${'(a '.repeat(20_000)}`, 'tooManyTags'],
  ])('is refused before it is parsed: %s', (_, body, code) => {
    const begun = Date.now();
    expect(lintTemplate(letter(body))).toMatchObject([{ code, severity: 'error', part: 'body' }]);
    expect(Date.now() - begun).toBeLessThan(1_000);
  });

  it('may nest ten blocks and follow one with another, with a long comment and brackets between', () => {
    const body = `${'('.repeat(20)}${nested('{{#if legal}}', '{{/if}}', 10)}{{!-- ${'x'.repeat(600)} --}}`.repeat(3);
    expect(lintTemplate(letter(body))).toEqual([]);
  });

  it('stops before a long list within a long list fills the memory', () => {
    const data = sampleMessageData('fr');
    const [line] = data.items;
    if (line === undefined) throw new Error('the sample has lines');
    const items = Array.from({ length: 2_000 }, () => line);
    const twice = letter('{{#each items as |a|}}{{#each items as |b|}}{{b.number}}{{/each}}{{/each}}');
    const wordy = letter(`{{#each items as |a|}}${'x'.repeat(60_000)}{{/each}}`);
    expect(() => renderMessage({ template: twice, data: { ...data, items } })).toThrow(TemplateError);
    expect(() => renderMessage({ template: wordy, data: { ...data, items } })).toThrow(TemplateError);
  });

  it.each([
    ['elements within one another', '<ul><li>'.repeat(101)],
    ['elements without number', '<b>x</b>'.repeat(4_001)],
    ['elements without number by a list', `{{#each items as |i|}}${'<b>x</b>'.repeat(2_000)}{{/each}}`],
  ])('is refused before it is laid out: %s', (_, body) => {
    expect(() => renderMessage({ template: letter(body), data: sampleMessageData('fr') })).toThrow(/more than \d+ (?:tags|elements)/u);
    expect(lintTemplate(letter(body))).toMatchObject([{ code: 'doesNotPrint', severity: 'error' }]);
  });

  it('may hold many elements one after the other, with breaks that are never closed', () => {
    expect(lintTemplate(letter('<p>a<br>b</p>'.repeat(1_000)))).toEqual([]);
  });

  it('is told when one of its functions is given what it cannot print, in either branch', () => {
    for (const body of [
      "{{money entity.name 'EUR'}}",
      '{{longDate account.code}}',
      "{{#unless legal}}{{money reference 'EUR'}}{{/unless}}",
    ]) {
      expect(lintTemplate(letter(body))).toMatchObject([{ code: 'doesNotPrint', severity: 'error', part: 'body' }]);
    }
    expect(lintTemplate(letter('{{longDate deadlineOn}}'))).toEqual([]);
  });

  it('leaves what a debtor is called as text, whatever it looks like', () => {
    const data = sampleMessageData('fr');
    const name = '<script>alert(1)</script>{{constructor}} onload=x';
    const made = renderMessage({ template: letter('<p>{{contact.name}}</p>'), data: { ...data, contact: { name } } });
    if (isMissingFacts(made)) throw new Error('nothing is missing');
    expect(made.html).not.toContain('<script');
    expect(made.text).toContain(name);
  });
});
