import { dayNumber, workingDaysLater } from '../../testing/oracle/civil-time.js';

/** What the simple model remembers of one item: money, the days somebody asked us to be silent, and how far it was reminded. */
export interface ModelItem {
  owedCents: number;
  paidCents: number;
  dueDay: number;
  /** Last day of each silence; infinite while it is open. */
  silentThrough: number[];
  /** Day from which a dispute or a hold is open. */
  level: number;
  boundThrough: number;
}

/** The simple model of a whole case. */
export interface CaseModel {
  nowMs: number;
  items: Map<string, ModelItem>;
  /** Days and levels of what counted for gap and cap. */
  contactDays: { day: number; level: number }[];
  /** Item, node and visit of every step done. */
  done: Set<string>;
}

/** A model before anything was imported. */
export function emptyModel(nowMs: number): CaseModel {
  return { nowMs, items: new Map(), contactDays: [], done: new Set() };
}

/** Today of the model, in the entity's zone. */
export function today(model: CaseModel): number {
  return dayNumber(model.nowMs);
}

/** Whether anything may be said about an item today: owed, and nobody asked for silence. */
export function maySpeakOf(model: CaseModel, id: string): boolean {
  const item = model.items.get(id);
  return item !== undefined && item.owedCents > 0 && item.silentThrough.every((day) => day < today(model));
}

/** The last day of silence that follows the end of a dispute or a hold: five business days after its lift (law 8). */
export function graceThrough(liftedDay: number): number {
  return workingDaysLater(liftedDay, 5) - 1;
}
