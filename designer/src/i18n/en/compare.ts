import type { SameKeys } from '../catalogue-shape.js';
import type { compare as french } from '../fr/compare.js';

/** Two versions side by side, in English. */
export const compare: SameKeys<typeof french> = {
  before: 'Version compared',
  version: 'v{{version}}',
  publishedBy: 'published on {{date}} by {{who}}',
  draft: 'Draft',
  changes: 'What changes, in plain words',
  none: 'Nothing changes on the path.',
  texts: 'Texts changed: {{texts}}.',
  faulty: 'The draft has errors: changes are told once they are mended.',
  running: 'Cases under way finish on their version.',
  restore: 'Take v{{version}} up as the draft',
  restored: 'Back to v{{version}}',
  drawing: 'Drawing of {{what}}',
  nothingPublished: 'No version published: there is nothing to compare this draft with.',
  keys: '+ added · ⇄ changed · − removed. Both views move together, on the same days.',
};
