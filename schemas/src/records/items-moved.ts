import type { Dispatch } from './dispatch.js';

/** The items a message was about; those it only listed are not (law 17). */
export function itemsNamed({ lines }: Dispatch): string[] {
  return lines.filter(({ role }) => role !== 'listed' && role !== 'settled').map(({ itemId }) => itemId);
}

/** The items a message moved: what a companion is about was moved by the main message of its contact, and waits for nothing that becomes of it (law 22). */
export function itemsMoved(dispatch: Dispatch): string[] {
  return dispatch.companionOf === undefined ? itemsNamed(dispatch) : [];
}
