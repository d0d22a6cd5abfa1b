import type { SimulatedContact, SimulatedEnding, SimulatedTask, Simulation } from '@relance/scenario';
import type { Reason } from '@relance/schemas';
import { tellDay } from './days.js';

const channelWords: Readonly<Record<string, string>> = { email: 'e-mail', registered: 'registered letter' };
const roles = ['claimed', 'reminded', 'announced', 'settled', 'discussed', 'listed'] as const;

/** Which details a case wants beside who was written to about what. */
export interface Telling {
  totals: boolean;
  /** Granted deadlines (law 10). */
  deadlines: boolean;
  /** Hours, in the entity's zone. */
  hours: boolean;
  /** Whether the account is named: where there are several. */
  accounts: boolean;
}

function amount(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}

function tellItems(items: SimulatedContact['items']): string[] {
  return roles.flatMap((role) => {
    const numbers = items.filter((line) => line.role === role).map(({ number }) => number);
    return numbers.length === 0 ? [] : [`${inOrder(numbers)} ${role}`];
  });
}

function inOrder(numbers: readonly string[]): string {
  return [...numbers].sort((left, right) => left.localeCompare(right, 'en', { numeric: true })).join(' ');
}

function tellContact(contact: SimulatedContact, { totals, deadlines, hours }: Telling): string {
  const { channel, nodeId, items, outcome, companions = [], deadline, isResumption, isRecap, level } = contact;
  const what = [channelWords[channel] ?? channel, ...companions.map((companion) => `+ ${channelWords[companion] ?? companion}`), nodeId];
  const name = [
    ...what,
    ...(isResumption === true ? [`resumption level ${level}`] : []),
    ...(isRecap === true ? ['recap'] : []),
    ...(outcome === 'failed' ? ['fails'] : []),
  ];
  const sums = contact.totals.map((total) => {
    const accessories = total.accessoriesCents === 0 ? '' : ` and ${amount(total.accessoriesCents, total.currency)} accessories`;
    return `total ${amount(total.cents, total.currency)}${accessories}${total.payeeAccountId === undefined ? '' : ` to ${total.payeeAccountId}`}`;
  });
  const remarks = [
    ...tellItems(items),
    ...(deadline === undefined || !deadlines ? [] : [`by ${tellDay(deadline)}`]),
    ...(totals ? sums : []),
    ...(hours ? [`at ${contact.time.slice(0, 2)} h`] : []),
  ];
  return remarks.length === 0 ? name.join(' ') : `${name.join(' ')}: ${remarks.join(', ')}`;
}

function tellTask({ kind, nodeId, code, items, outcome }: SimulatedTask): string {
  const name = nodeId === '' ? `task ${code ?? kind}` : `${kind} ${nodeId}`;
  return `${name}: ${inOrder(items)} > ${outcome}`;
}

/** What happened, one line a contact or task, by day, account and hour: `mon 13 Oct 2025  e-mail R1: F1 reminded, F2 listed`. */
export function tellDays({ contacts, tasks }: Simulation, telling: Telling): string[] {
  const tell = (told: readonly SimulatedContact[]): (SimulatedContact & { text: string })[] =>
    told.map((contact) => ({ ...contact, text: tellContact(contact, telling) }));
  // a recap is told after the call it belongs to, of the same minute or not
  const told = [
    ...tell(contacts.filter(({ isRecap }) => isRecap !== true)),
    ...tasks.map((task) => ({ ...task, text: tellTask(task) })),
    ...tell(contacts.filter(({ isRecap }) => isRecap === true)),
  ];
  const keyOf = ({ date, account, time }: { date: string; account: string; time: string }): string => `${date} ${account} ${time}`;
  told.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0));
  return told.map(({ date, account, text }) => `${tellDay(date)}  ${telling.accounts ? `[${account}] ` : ''}${text}`);
}

/** Where every item stood on the last day: `F1  suspended at R2, level 1, dispute (law 8), creditManager`. */
export function tellEnds({ endings }: Simulation): string[] {
  return endings.map(({ item, status, nodeId, level, reason, owner }: SimulatedEnding) =>
    [
      `${item}  ${status} at ${nodeId}`,
      level < 0 ? 'no level' : `level ${level}`,
      ...(reason === undefined ? [] : [tellCode(reason)]),
      ...((owner ?? '') ? [owner] : []),
    ].join(', '),
  );
}

function tellCode({ code, law }: Reason): string {
  return `${code} (law ${law})`;
}

/**
 * Every reason: of a wait, `F1  law 14 waitsForGap until mon 20 Oct 2025, from mon 13 Oct 2025`; of a skipped step or any other decision,
 * `F1  law 9 skippedLate of P0 on mon 20 Oct 2025`.
 */
export function tellReasons({ waits, skipped, reasons }: Simulation): string[] {
  const waiting = waits.map(({ item, date, until, reason }) => {
    const end = until === undefined ? '' : ` until ${tellDay(until)}`;
    return `${item}  law ${reason.law} ${reason.code}${end}, from ${tellDay(date)}`;
  });
  const decided = [...skipped, ...reasons].map(({ item, date, reason }) => {
    const step = reason.nodeId === undefined ? '' : ` of ${reason.nodeId}`;
    return `${item}  law ${reason.law} ${reason.code}${step} on ${tellDay(date)}`;
  });
  return [...waiting, ...decided];
}
