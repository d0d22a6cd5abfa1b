import { makeDossier } from '../api/handover.js';

const made = makeDossier.schema.response[200];

/** What `relance dossier` prints: the dossier, and the file its ZIP was written to. */
export const dossierOutputSchema = { ...made, properties: { ...made.properties, file: { type: 'string' } } } as const;
