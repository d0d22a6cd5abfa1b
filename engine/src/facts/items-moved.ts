import type { Dispatch } from '@relance/schemas';

/** The items a message moved; those it only listed are not what it was about (law 17). */
export function itemsMoved({ lines }: Dispatch): string[] {
  return lines.filter(({ role }) => role !== 'listed' && role !== 'settled').map(({ itemId }) => itemId);
}
