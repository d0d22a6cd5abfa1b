import type { FromSchema } from 'json-schema-to-ts';
import type { RecordedFact } from './recorded-fact.js';

/** How far a trial reaches: all messages of the entity, or those of one scenario. */
const trialScopes = ['entity', 'scenario'] as const;

/**
 * A trial: while it is on, every message within its reach goes to one address or number of the house instead of the customer's, and says so. `_id` names entity, scope
 * and target, so there is one switch for each; `epoch` counts its starts, and every change is in the audit log.
 */
export const trialSchema = {
  type: 'object',
  title: 'trial',
  additionalProperties: false,
  required: ['_id', 'entityId', 'scope', 'target', 'state', 'epoch', 'email', 'reason', 'changedAt', 'changedBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    scope: { enum: trialScopes },
    target: { type: 'string', description: 'the scenario; empty for the entity' },
    state: { enum: ['on', 'over'] },
    epoch: { type: 'integer', minimum: 1 },
    email: { type: 'string', description: 'where e-mails and letters go' },
    mobile: { type: 'string', description: 'where text messages go, E.164; absent: by e-mail as well' },
    reason: { type: 'string', description: 'of the last change' },
    changedAt: { type: 'integer' },
    changedBy: { type: 'string' },
  },
} as const;

/** A trial as stored. */
export type Trial = FromSchema<typeof trialSchema>;

/** The trial that a message falls under: that of the entity first, else that of one of its scenarios; undefined: it goes to the customer. */
export function trialHolding(trials: readonly Trial[], scenarioIds: readonly string[]): Trial | undefined {
  return trials.find(({ scope }) => scope === 'entity') ?? trials.find(({ target }) => scenarioIds.includes(target));
}

/**
 * Whether the case was told, by a business instant, that the trial is over under which something about an item left or was asked at another: then the item was put back from it
 * (laws 4, 24).
 */
export function isTrialOverFor(
  facts: readonly RecordedFact[],
  itemId: string,
  leftAt: number,
  knownAt = Number.POSITIVE_INFINITY,
): boolean {
  const told = facts.filter(({ kind, recordedAt }) => kind === 'trialOver' && recordedAt >= leftAt && recordedAt <= knownAt);
  return told.some(({ itemIds }) => itemIds?.includes(itemId) ?? true);
}
