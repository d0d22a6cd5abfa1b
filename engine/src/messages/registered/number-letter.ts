import { registeredNumber } from '@relance/domain';
import { traitsOf, type Dispatch } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { letterFault, refuse } from './find-letter.js';

/** Who does something at which business instant. */
interface Giving {
  caller: Caller;
  nowMs: number;
  dryRun?: boolean;
}

/** The number in a text. Throws RLC_INVALID_INPUT for what is none. */
function readNumber(text: string): string {
  const read = registeredNumber(text);
  if ('number' in read) return read.number;
  if (read.fault === 'form') {
    const fr = `« ${text} » n’est pas un numéro de recommandé (1A 123 456 7890 1, ou RK 12 345 678 5 FR).`;
    const en = `“${text}” is no number of a registered letter (1A 123 456 7890 1, or RK 12 345 678 5 FR).`;
    return refuse(letterFault('numberForm', 'number', fr, en));
  }
  const fr = `« ${text} » contient une erreur de frappe : sa clé devrait être ${read.expected}.`;
  const en = `“${text}” is mistyped: its check digit would be ${read.expected}.`;
  return refuse(letterFault('numberCheck', 'number', fr, en));
}

async function tellAudit(
  { store }: EngineDependencies,
  { entityId, _id }: Dispatch,
  { caller, nowMs }: Giving,
  action: string,
  number: string,
) {
  await store.auditLog.append({ entityId, at: nowMs, userId: caller.userId, action, subjectId: _id, details: { number } });
}

/**
 * Gives a registered letter the number of the post; says whether it was this call that did. Throws RLC_INVALID_INPUT for a letter that is not registered, a
 * text that is no number, a number another letter bears, and a letter that bears another number.
 */
export async function giveNumber(dependencies: EngineDependencies, letter: Dispatch, text: string, giving: Giving): Promise<boolean> {
  const { registeredNumbers } = dependencies.store;
  const { _id: dispatchId, entityId, channel } = letter;
  if (traitsOf(channel)?.deadlineRunsFrom !== 'presentation') {
    const fr = 'Ce courrier n’est pas un recommandé : il n’a pas de numéro.';
    refuse(letterFault('notRegistered', 'number', fr, 'This letter is not registered: it has no number.'));
  }
  const number = readNumber(text);
  const before = await registeredNumbers.ofLetter(entityId, dispatchId);
  if (before?._id === number) return false;
  if (before !== undefined) {
    const fr = `Ce courrier porte déjà le numéro ${before._id} : retirez-le d’abord s’il est faux.`;
    refuse(letterFault('numberedBefore', 'number', fr, `This letter already bears ${before._id}: take it off first if it is wrong.`));
  }
  const record = { _id: number, entityId, dispatchId, at: giving.nowMs, by: giving.caller.userId };
  const holder = giving.dryRun === true ? await registeredNumbers.get(entityId, number) : await registeredNumbers.claim(record);
  if (holder !== undefined && (holder.dispatchId !== dispatchId || holder.entityId !== entityId)) {
    const fr = `Le numéro ${number} est déjà celui d’un autre courrier.`;
    refuse(letterFault('numberTaken', 'number', fr, `The number ${number} is borne by another letter.`));
  }
  if (giving.dryRun !== true) await tellAudit(dependencies, letter, giving, 'letter.numbered', number);
  return true;
}

/** Takes the number off a letter, so that it may be given to the right one; says whether there was one. */
export async function takeNumberOff(dependencies: EngineDependencies, letter: Dispatch, giving: Giving): Promise<boolean> {
  const { registeredNumbers } = dependencies.store;
  const { _id: dispatchId, entityId } = letter;
  const before = await registeredNumbers.ofLetter(entityId, dispatchId);
  if (before === undefined || !(await registeredNumbers.release(entityId, before._id, dispatchId))) return false;
  await tellAudit(dependencies, letter, giving, 'letter.numberRemoved', before._id);
  return true;
}
