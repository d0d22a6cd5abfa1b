import type { Dispatch, LetterProof, RecordedFact } from '@relance/schemas';
import type { ContentFiles } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { mediaTypeOf } from '../../documents/media-type.js';
import { letterFault, refuse } from './find-letter.js';

/** Largest proof taken. */
export const MOST_PROOF_MEGABYTES = 10;

/** Only what the post took has a proof of deposit, and only what has an outcome one of receipt. */
function checkStage({ _id, state }: Dispatch, facts: readonly RecordedFact[], kind: LetterProof['kind']): void {
  if (state !== 'accepted') {
    refuse(letterFault('notPosted', 'of', 'Ce courrier n’est pas posté.', 'This letter is not posted.'));
  }
  const hasOutcome = facts.some((fact) => fact.kind === 'letterOutcome' && fact.dispatchId === _id);
  if (kind !== 'receipt' || hasOutcome) return;
  const fr = 'Enregistrez d’abord l’issue de ce courrier : sa preuve s’y attache.';
  refuse(letterFault('outcomeFirst', 'of', fr, 'Record the outcome of this letter first: its proof belongs to it.'));
}

/**
 * Adds a proof to a letter, its exact bytes kept under their hash; says whether it was this call that did. Throws RLC_INVALID_INPUT for what is no PDF, PNG or
 * JPEG by its first bytes, and for a letter that is not at that point yet.
 */
export async function addProof(
  { store }: EngineDependencies,
  files: ContentFiles,
  { dispatch, facts }: { dispatch: Dispatch; facts: readonly RecordedFact[] },
  { kind, bytes, caller, nowMs }: { kind: LetterProof['kind']; bytes: Uint8Array; caller: Caller; nowMs: number },
): Promise<boolean> {
  const { _id: dispatchId, entityId } = dispatch;
  checkStage(dispatch, facts, kind);
  const contentType = mediaTypeOf(bytes);
  if (contentType === undefined) {
    const fr = 'Une preuve est un PDF, une image PNG ou JPEG : ce fichier n’en est pas un.';
    return refuse(letterFault('proofForm', 'file', fr, 'A proof is a PDF, a PNG or a JPEG image: this file is none.'));
  }
  const contentHash = await files.keep(bytes);
  const _id = `${dispatchId}/${kind}/${contentHash}`;
  const by = caller.userId;
  const proof: LetterProof = { _id, entityId, dispatchId, kind, contentHash, contentType, bytes: bytes.length, at: nowMs, by };
  const added = await store.letterProofs.addOnce(proof);
  if (added) {
    const details = { kind, hash: contentHash };
    await store.auditLog.append({ entityId, at: nowMs, userId: by, action: 'letter.proofAdded', subjectId: dispatchId, details });
  }
  return added;
}
