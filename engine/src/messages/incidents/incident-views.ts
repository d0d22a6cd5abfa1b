import type { Dispatch, IncidentView, Localized } from '@relance/schemas';
import type { Store } from '@relance/store';
import { failureText } from '../../story/failure-words.js';
import { stepWords } from '../../story/step-words.js';
import { arrivalTaskId } from './settle-arrival.js';

const cannotTell: Localized = {
  fr: 'Personne ne peut dire si ce message est parti.',
  en: 'Nobody can tell whether this message left.',
};

function whyOf({ state, failureCode = '' }: Dispatch): Localized {
  if (state === 'unknown') return cannotTell;
  return { fr: `N’est pas parti : ${failureText(failureCode, 'fr')}.`, en: `Did not leave: ${failureText(failureCode, 'en')}.` };
}

/** What the scenarios of some cases call their steps, by case: each case is read once. */
async function stepNames(store: Store, entityId: string, caseIds: ReadonlySet<string>): Promise<Map<string, Map<string, string>>> {
  const names = new Map<string, Map<string, string>>();
  for (const caseId of caseIds) {
    const record = await store.cases.get(entityId, caseId);
    if (record !== undefined) names.set(caseId, (await stepWords(store, record)).names);
  }
  return names;
}

/** Open incidents as shown, with account, items, step and whoever was asked: of a page in a handful of reads, and one more for each case. */
export async function incidentViews(store: Store, entityId: string, dispatches: readonly Dispatch[]): Promise<IncidentView[]> {
  const accounts = new Map(
    (await store.accounts.getMany(entityId, [...new Set(dispatches.map(({ accountId }) => accountId))])).map((one) => [one._id, one]),
  );
  const itemIds = [...new Set(dispatches.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)))];
  const items = new Map((await store.items.getMany(entityId, itemIds)).map((item) => [item._id, item]));
  const asked = [...new Set(dispatches.flatMap(({ incident }) => incident?.assignedTo ?? []))];
  const users = new Map((await store.users.getMany(asked)).map((user) => [user._id, user]));
  const asking = await store.tasks.getMany(entityId, dispatches.filter(({ state }) => state === 'unknown').map(arrivalTaskId));
  const taskIds = new Set(asking.map(({ _id }) => _id));
  const names = await stepNames(store, entityId, new Set(dispatches.map(({ caseId }) => caseId)));
  return dispatches.map((dispatch) => {
    const {
      _id: id,
      state,
      caseId,
      channel,
      level,
      scenarioId,
      nodeId,
      lines,
      failureCode: code,
      incident,
      settledAt,
      intentAt,
    } = dispatch;
    const account = accounts.get(dispatch.accountId);
    const { assignedTo } = incident ?? {};
    const user = assignedTo === undefined ? undefined : users.get(assignedTo);
    return {
      id,
      kind: state === 'unknown' ? 'unknown' : 'failed',
      at: settledAt ?? intentAt,
      ...{ caseId, channel, level, scenarioId, nodeId },
      step: names.get(caseId)?.get(nodeId) ?? nodeId,
      ...(taskIds.has(arrivalTaskId(dispatch)) ? { taskId: arrivalTaskId(dispatch) } : {}),
      ...(code === undefined ? {} : { code }),
      why: whyOf(dispatch),
      account: { code: account?.code ?? '', name: account?.name ?? '' },
      items: lines.flatMap(({ itemId, nodeId: step }) => {
        const item = step === undefined ? undefined : items.get(itemId);
        if (item === undefined) return [];
        return [{ id: item._id, number: item.number, outstandingCents: item.outstandingCents, currency: item.currency }];
      }),
      ...(assignedTo === undefined
        ? {}
        : { assignedTo: user === undefined ? { name: assignedTo } : { name: user.name, email: user.email } }),
    };
  });
}
