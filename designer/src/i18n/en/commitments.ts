import type { SameKeys } from '../catalogue-shape.js';
import type { commitments as french } from '../fr/commitments.js';

/** Promises and disputes. */
export const commitments: SameKeys<typeof french> = {
  title: 'Promises and disputes',
  count_one: '{{count}} in force',
  count_other: '{{count}} in force',
  groups: 'States',
  all: 'All',
  state: {
    broken: 'Not kept',
    dueToday: 'Expected today',
    unsure: 'Payments not known yet',
    answerLate: 'Answer late',
    toCome: 'To come',
    open: 'Open',
  },
  kind: { promise: 'Promise', dispute: 'Dispute' },
  what: 'Kind',
  account: 'Account',
  pieces: 'Items',
  wholeCase: 'the whole case',
  more: '{{shown}} and {{count}} more',
  amount: 'Amount',
  until: 'Expected on',
  noDay: 'no date, opened on {{date}}',
  late_one: '{{count}} day late',
  late_other: '{{count}} days late',
  status: 'State',
  actions: 'Actions',
  extend: 'Extend',
  close: 'Close',
  escalate: 'Escalate',
  extendOf: 'Extend: {{what}}, {{account}}',
  closeOf: 'Close: {{what}}, {{account}}',
  escalateOf: 'Escalate: {{what}}, {{account}}',
  foretold:
    'Each action opens on the page of the account, which says first which items stop or go on. Nothing is recorded before you agree.',
  unread_one: '{{count}} more is not shown: deal with the most pressing first.',
  unread_other: '{{count}} more are not shown: deal with the most pressing first.',
  empty: {
    title: 'No promise and no dispute',
    lead: 'They appear here as soon as a call or the page of an account records them. While they last, their items are not reminded.',
    none: 'Nothing in this state.',
  },
};
