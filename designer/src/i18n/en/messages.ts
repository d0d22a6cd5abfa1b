import type { SameKeys } from '../catalogue-shape.js';
import type { messages as french } from '../fr/messages.js';

/** Messages sent to oneself to see them. */
export const messages: SameKeys<typeof french> = {
  account: 'Code of an account',
  test: 'Send a test to {{email}}',
  testWhat: 'The test goes to {{email}} alone, marked as such. It is no reminder and nothing moves.',
  pages_one: 'A letter of one page.',
  pages_other: 'A letter of {{count}} pages.',
  outcome: {
    accepted: 'Test handed to the mail server for {{to}}.',
    failed: 'The test did not leave.',
    unknown: 'The mail server did not answer: the test may have left to {{to}}.',
  },
};
