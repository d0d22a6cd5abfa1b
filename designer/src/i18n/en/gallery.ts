import type { SameKeys } from '../catalogue-shape.js';
import type { gallery as french } from '../fr/gallery.js';

/** Scenarios to begin from, in English. */
export const gallery: SameKeys<typeof french> = {
  open: 'New scenario…',
  title: 'New scenario',
  lead: 'Begin from a proven scenario, which you adapt, or from a blank page.',
  blank: 'Blank page',
  blankAbout: 'An entry and an end; you draw the rest.',
  name: 'Name of the scenario',
  nameFirst: 'Begin: give it a name first',
  begin: 'Begin the draft',
  close: 'Begin nothing',
  nothingLeaves: 'A draft sends nothing: nothing leaves before it is published and assigned to a segment.',
  start: 'Items enter',
  end: 'Taken up by a person',
  emptyTitle: 'No scenario published',
  emptyLead:
    'Begin with one of the scenarios offered: read it, adapt it, try it on an account, then publish it for a segment. No reminder leaves before.',
};
