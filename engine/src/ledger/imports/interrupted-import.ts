import type { ImportSession } from './import-session.js';

/**
 * Whether an import ended before its cases were told: it left facts but no record of itself. What it wrote is told when the same rows are
 * imported again, so that a crash in mid-import loses nothing.
 */
export function interruptedImports(session: ImportSession): (importId: string | undefined) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  const { imports } = session.dependencies.store;
  return (importId) => {
    if (importId === undefined) return Promise.resolve(false);
    const known = answers.get(importId);
    if (known !== undefined) return known;
    const answer = imports.get(session.entity._id, importId).then((record) => record === undefined);
    answers.set(importId, answer);
    return answer;
  };
}
