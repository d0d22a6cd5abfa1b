import type { CaseRecords, Dispatch, Item, Localized } from '@relance/schemas';

/** Why a message is not sent again: a code, and the words for it. */
export interface Refused extends Localized {
  code: string;
}

/** What sending a message again comes to: the items that go back to its step, or why none does. */
export type RetryCheck = { itemIds: string[] } | { refused: Refused };

const onItsOwn: Refused = {
  code: 'goesAlong',
  fr: 'Ce message en accompagne un autre, déjà parti : il ne se renvoie pas seul.',
  en: 'This message goes along with another that has left: it is not sent again alone.',
};

const nothingMoved: Refused = {
  code: 'nothingMoved',
  fr: 'Ce message ne faisait avancer aucune pièce.',
  en: 'This message moved no item.',
};

/** States in which a message was made and not taken back: the item has gone on. */
const happened: ReadonlySet<Dispatch['state']> = new Set(['handingOver', 'handedOver', 'accepted', 'failed', 'unknown']);

function leftAt({ settledAt, handedOverAt, intentAt }: Dispatch): number {
  return settledAt ?? handedOverAt ?? intentAt;
}

/** Whether the item has done another step since: a retry never goes back over what happened (law 17). */
function wentOn(dispatch: Dispatch, itemId: string, { tasks }: CaseRecords, dispatches: readonly Dispatch[]): boolean {
  const since = leftAt(dispatch);
  const moved = ({ lines, companionOf, recapOf }: Dispatch): boolean =>
    companionOf === undefined && recapOf === undefined && lines.some((line) => line.itemId === itemId && line.nodeId !== undefined);
  return (
    dispatches.some((one) => one._id !== dispatch._id && happened.has(one.state) && leftAt(one) >= since && moved(one)) ||
    tasks.some(({ state, nodeId, itemIds, outcomeAt = 0 }) => {
      return state === 'done' && nodeId !== undefined && outcomeAt >= since && itemIds.includes(itemId);
    })
  );
}

function refusedFor(item: Item, dispatch: Dispatch, records: CaseRecords, dispatches: readonly Dispatch[]): Refused | undefined {
  const { _id, number } = item;
  if (!item.open || item.outstandingCents <= 0) {
    return { code: 'nothingOwed', fr: `Plus rien n’est dû sur ${number}.`, en: `Nothing is owed on ${number} any more.` };
  }
  if (item.handedOver === true) {
    const fr = `${number} est déjà transmise : rappelez-la d’abord (levez la transmission).`;
    return { code: 'handedOver', fr, en: `${number} is handed over: recall it first (lift the handover).` };
  }
  if (!records.case.positions.some(({ itemId }) => itemId === _id)) {
    return { code: 'notWalking', fr: `${number} n’est plus dans aucun scénario.`, en: `${number} is in no scenario any more.` };
  }
  const task = records.tasks.find(({ state, nodeId, itemIds }) => state === 'open' && nodeId !== undefined && itemIds.includes(_id));
  if (task !== undefined) {
    const name = task.name ?? task.kind;
    const fr = `Une tâche est ouverte sur ${number} (${name}) : donnez d’abord son résultat.`;
    return { code: 'taskOpen', fr, en: `A task about ${number} is open (${name}): give its outcome first.` };
  }
  if (!wentOn(dispatch, _id, records, dispatches)) return undefined;
  const fr = `${number} a déjà passé une autre étape : on ne revient pas dessus.`;
  return { code: 'wentOn', fr, en: `${number} has already done another step: it is not gone back over.` };
}

/**
 * Which items of a message that failed or may not have left go back to its step, as far as the store knows: still owed, in the scenario, under no open task, and
 * nothing done since. A failure moved the items on the step of its carrier alone (law 20). The case itself looks once more when it follows (law 27).
 */
export function checkRetry(dispatch: Dispatch, records: CaseRecords, dispatches: readonly Dispatch[]): RetryCheck {
  const { companionOf, recapOf, state, lines, nodeId, failureCode } = dispatch;
  const movedOwnStepAlone = state === 'failed' && failureCode !== 'notArrived';
  if (companionOf !== undefined || recapOf !== undefined) return { refused: onItsOwn };
  const moved = lines.filter((line) => (movedOwnStepAlone ? line.nodeId === nodeId : line.nodeId !== undefined));
  const items = moved.flatMap(({ itemId }) => records.items.find(({ _id }) => _id === itemId) ?? []);
  const refusals = items.map((item) => refusedFor(item, dispatch, records, dispatches));
  const itemIds = items.filter((_, index) => refusals[index] === undefined).map(({ _id }) => _id);
  return itemIds.length > 0 ? { itemIds } : { refused: refusals.find((refused) => refused !== undefined) ?? nothingMoved };
}
