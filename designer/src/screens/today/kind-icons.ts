import type { WorkKind } from '@relance/schemas';
import type { IconName } from '../../ui/icon-paths.js';

/** The icon of each kind of work; only a call has a channel's colour, for it alone reaches the customer. */
export const kindIcons: Readonly<Record<WorkKind, IconName>> = {
  call: 'call',
  approval: 'user',
  matching: 'euro',
  answer: 'mail',
  dispute: 'dispute',
  post: 'letter',
  check: 'task',
};
