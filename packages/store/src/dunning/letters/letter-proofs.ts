import { letterProofSchema, type LetterProof } from '@relance/schemas';
import type { Database } from '../../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../../mongo/record-definition.js';

const indexes = [{ name: 'entity_letter', keys: { entityId: 1, dispatchId: 1, at: 1, _id: 1 } }] as const;
const definition: RecordDefinition = { collection: 'letterProofs', fields: fieldsOf(letterProofSchema), indexes };

/** Documents that prove what the post did with a letter: added once, never changed. */
export interface LetterProofRepository {
  /** Adds it unless the same document proves the same already; says whether it was this call. */
  addOnce(proof: LetterProof): Promise<boolean>;
  /** Of one letter, oldest first. */
  ofLetter(entityId: string, dispatchId: string): Promise<LetterProof[]>;
}

/** By which index each method reads. */
export const letterProofAccess = {
  addOnce: '_id',
  ofLetter: 'entity_letter',
} as const satisfies AccessTable<LetterProofRepository, typeof indexes>;

/** The proofs kept in a database. */
export function openLetterProofs(database: Database): LetterProofRepository {
  const records = database.records<LetterProof>(definition);
  return {
    addOnce: (proof) => records.insertOnce(proof),
    ofLetter: (entityId, dispatchId) => records.find({ entityId, dispatchId }, { sort: { at: 1, _id: 1 } }),
  };
}
