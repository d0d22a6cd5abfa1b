import type { SameKeys } from '../catalogue-shape.js';
import type { views as french } from '../fr/views.js';

/** One's own views of the list of accounts, and its columns. */
export const views: SameKeys<typeof french> = {
  open: 'Save the view…',
  title: 'Your views',
  lead: 'Search, filters, order and columns as the list shows them. Nobody else sees the view; you have it wherever you sign in.',
  name: 'Name of the view',
  nameFirst: 'Save: give it a name first',
  save: 'Save “{{name}}”',
  replace: 'Replace “{{name}}”',
  remove: 'Delete {{name}}',
  leave: 'Save nothing',
  columns: 'Columns',
};
