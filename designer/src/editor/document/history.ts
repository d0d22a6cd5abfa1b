/** One step back or forward: the state to return to, and what the change between was, as its button says it. */
export interface Remembered<State> {
  state: State;
  label: string;
}

/** A document with all that can be undone and redone. */
export interface History<State> {
  past: readonly Remembered<State>[];
  present: State;
  future: readonly Remembered<State>[];
  /** The gesture of the last change: its further changes are the same step back. */
  gesture: string | undefined;
}

/** So many changes can be undone. */
export const MOST_UNDONE = 100;

/** A document nobody has changed. */
export function openHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], gesture: undefined };
}

/**
 * The history after a change; one that changes nothing is none. Changes of one gesture (typing in one field, dragging one card) are undone together;
 * whatever was undone before is forgotten.
 */
export function record<State>(
  history: History<State>,
  next: State,
  { label, gesture }: { label: string; gesture?: string },
): History<State> {
  if (next === history.present) return history;
  if (gesture !== undefined && gesture === history.gesture) return { ...history, present: next, future: [] };
  const past = [...history.past, { state: history.present, label }].slice(-MOST_UNDONE);
  return { past, present: next, future: [], gesture };
}

/** One change back; the history itself where there is none. */
export function undo<State>(history: History<State>): History<State> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const future = [{ state: history.present, label: last.label }, ...history.future];
  return { past: history.past.slice(0, -1), present: last.state, future, gesture: undefined };
}

/** One change forward again; the history itself where there is none. */
export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, { state: history.present, label: next.label }], present: next.state, future, gesture: undefined };
}
