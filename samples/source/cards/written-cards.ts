import type { Localized } from '@relance/schemas';
import { dueDay, type Card } from '../draw.js';
import { searchCard } from './search-card.js';

/** Who settles invoices, in the order in which they are written to. */
export const everybody = ['accountsPayable', 'approver', 'management'];
const decisionMakers = ['legal', 'management', 'accountsPayable'];

interface EmailStep {
  id: string;
  name: string;
  day: number;
  level: number;
  next: string;
  audience?: string[];
  deadlineDays?: number;
  /** Written to by post where no e-mail can leave, so that a notice later rests on a written reminder (law 19): where that letter leads. */
  letterInstead?: string;
  /** What the card says otherwise where the house has e-mail alone. */
  reduced?: Record<string, unknown>;
  companions?: { channel: 'sms'; template: string; audience: string[] }[];
}

/**
 * An e-mail and, for the day it cannot leave, the search for an address, or the same as a letter. A pre-reminder is skipped once the due date is
 * reached.
 */
export function emailCards(scenarioId: string, step: EmailStep): Card[] {
  const { id, name, day, level, next, audience = everybody, deadlineDays, companions, reduced } = step;
  const search = `${id}-address`;
  const letter = `${id}-by-post`;
  const when = level === 0 ? dueDay(day, { do: 'skip' }) : dueDay(day);
  const template = `${scenarioId}-${id}`;
  return [
    {
      id,
      kind: 'email',
      name,
      day,
      data: {
        when,
        level,
        template,
        audience,
        ...(deadlineDays === undefined ? {} : { deadlineDays }),
        ...(companions === undefined ? {} : { companions }),
      },
      ports: { sent: next, failed: step.letterInstead === undefined ? search : letter, ...(level === 0 ? { skipped: next } : {}) },
      ...(reduced === undefined ? {} : { reduced }),
    },
    ...(step.letterInstead === undefined
      ? []
      : byPost({ id: letter, day, level, template: `${template}-by-post`, next: step.letterInstead, search })),
    searchCard(search, day, next, {
      fr: 'L’e-mail n’a pas pu partir : trouvez une adresse auprès du client et complétez sa fiche.',
      en: 'The e-mail could not leave: find an address with the customer and complete the account.',
    }),
  ];
}

function byPost(step: { id: string; day: number; level: number; template: string; next: string; search: string }): Card[] {
  const { id, day, level, template, next, search } = step;
  return [
    {
      id,
      kind: 'letter',
      name: 'Courrier à défaut d’e-mail',
      day,
      column: 1,
      data: { when: dueDay(day), level, delivery: 'simple', template, audience: everybody },
      ports: { sent: next, failed: 'unreachable' },
      needs: { channel: 'letter', otherwise: search },
    },
  ];
}

/** Nobody can be written to: a person finds out where the customer is. */
export function unreachableCard(day: number): Card {
  const data = { owner: 'collector', reviewBusinessDays: 5 };
  return { id: 'unreachable', kind: 'end', name: 'Client injoignable', data, ports: {}, day, column: 2 };
}

interface LetterStep {
  id: string;
  name: string;
  day: number;
  level: number;
  next: string;
  audience?: string[];
  deadlineDays?: number;
  sender?: string;
  companions?: { channel: 'email'; template: string; audience: string[] }[];
}

/** A letter by simple post; without a postal address a person takes over. */
export function letterCard(scenarioId: string, step: LetterStep): Card {
  const { id, name, day, next, audience = decisionMakers, ...said } = step;
  return {
    id,
    kind: 'letter',
    name,
    day,
    data: { when: dueDay(day), delivery: 'simple', template: `${scenarioId}-${id}`, audience, ...said },
    ports: { sent: next, failed: 'unreachable' },
    needs: { channel: 'letter', otherwise: next },
  };
}

interface SmsStep {
  id: string;
  name: string;
  day: number;
  level: number;
  next: string;
}

/** A text message before the due date, skipped once it is reached; without a mobile the walk goes on. */
export function smsCard(scenarioId: string, { id, name, day, level, next }: SmsStep): Card {
  return {
    id,
    kind: 'sms',
    name,
    day,
    data: { when: dueDay(day, { do: 'skip' }), level, template: `${scenarioId}-${id}`, audience: everybody },
    ports: { sent: next, failed: next, skipped: next },
    needs: { channel: 'sms', otherwise: next },
  };
}

interface NoticeStep {
  day: number;
  next: string;
  deadlineDays?: number;
  /** Who approves its exact content, one after the other (law 24). */
  approvers?: string[];
  audience?: string[];
}

/** A registered formal notice whose exact content is approved before it leaves (laws 19, 24). */
export function noticeCard(scenarioId: string, { day, next, deadlineDays = 8, approvers, audience = decisionMakers }: NoticeStep): Card {
  return {
    id: 'notice',
    kind: 'formalNotice',
    name: 'Mise en demeure',
    day,
    data: {
      when: dueDay(day),
      channel: 'registered',
      deadlineDays,
      approval: { by: approvers ?? ['creditManager'], openBusinessDays: 3 },
      template: `${scenarioId}-notice`,
      audience,
    },
    ports: { sent: next, failed: 'unreachable' },
    needs: { channel: 'registered', otherwise: next },
  };
}

/** A person's go or no-go on a day; without a go the credit manager takes the item up. */
export function approvalCard(day: number, next: string): Card {
  return {
    id: 'go',
    kind: 'approval',
    name: 'Accord pour la mise en demeure',
    day,
    data: { when: dueDay(day), by: 'creditManager', openBusinessDays: 3 },
    ports: { approved: next, refused: 'review', expired: 'review' },
    needs: { channel: 'registered', otherwise: next },
  };
}

/** Work for a person that does not reach the customer. */
export function taskCard(step: { id: string; name: string; day: number; next: string; brief: Localized; done: Localized }): Card {
  const { id, name, day, next, brief, done } = step;
  const data = { when: dueDay(day), brief, openBusinessDays: 3, outcomes: [{ id: 'done', label: done }] };
  return { id, kind: 'task', name, day, data, ports: { done: next, expired: next } };
}

/** The thank-you for a payment, the branch of the interrupt "paid" (law 23). */
export function thanksCards(scenarioId: string): Card[] {
  const when = { anchor: 'previousContact', offset: 0, unit: 'days' };
  const data = { when, level: -1, template: `${scenarioId}-thanks`, audience: everybody };
  return [
    { id: 'thanks', kind: 'email', name: 'Remerciement', data, ports: { sent: 'thanked', failed: 'thanked' }, day: 0, column: 6 },
    { id: 'thanked', kind: 'end', name: 'Retour', data: {}, ports: {}, day: 3, column: 6 },
  ];
}
