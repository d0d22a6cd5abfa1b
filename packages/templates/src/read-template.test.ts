import type { Template } from '@relance/schemas';
import { expect, it } from 'vitest';
import { readTemplate } from './read-template.js';

const reading = (body: string): ReturnType<typeof readTemplate> => {
  const template: Template = { id: 'essai', version: 1, channel: 'email', locale: 'fr', subject: 'Relance', body };
  return readTemplate(template);
};

it.each([
  ['{{account.name}} {{sentOn}}', []],
  ['{{longDate deadlineOn}}', ['deadlineOn']],
  ['{{#if deadlineOn}}{{longDate deadlineOn}}{{/if}}', []],
  ['{{#if deadlineOn}}{{else}}{{longDate deadlineOn}}{{/if}}', ['deadlineOn']],
  ['{{#unless deadlineOn}}{{else}}{{longDate deadlineOn}}{{/unless}}', []],
  ['{{#if paidSince}}{{money paidSince.cents paidSince.currency}}{{/if}}', []],
  ['{{#if paidSince}}{{longDate paidSince.lastOn}}{{/if}}', ['paidSince.lastOn']],
  ['{{#if paidSince.lastOn}}{{longDate paidSince.lastOn}} {{paidSince.currency}}{{/if}}', []],
  ['{{#each items as |item|}}{{item.number}} {{item.orderNumber}}{{/each}}', ['items[].orderNumber']],
  ['{{#each items as |item|}}{{#if item.orderNumber}}{{item.orderNumber}}{{/if}}{{/each}}', []],
  ['{{percent legal.lateInterestRatePercent}}', ['legal.lateInterestRatePercent']],
])('%s prints without being sure of %j', (body, uncertain) => {
  expect(reading(body)).toEqual({ unknown: [], uncertain });
});

it('names what no message has, and leaves other faults to the lint', () => {
  expect(reading('{{account.nickname}} {{deadlineOn}}')).toEqual({ unknown: ['account.nickname'], uncertain: [] });
  expect(reading('{{#if}')).toBeUndefined();
});
