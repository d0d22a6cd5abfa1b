import { dateField, textField } from '../../columns/field.js';
import type { FieldTable } from '../../columns/field.js';

/** What a list of the post about letters may hold, and its usual headers. */
export const letterEventFields = {
  number: textField(
    'number | N° recommandé | N° de recommandé | Numéro recommandé | Numéro de recommandé | N° de suivi | Numéro de suivi | N° suivi',
    'Registered number | Registered letter No. | Tracking number | Tracking No. | Numéro | N° LRAR | Numéro LRAR',
  ),
  letter: textField('letter | Identifiant | Identifier | Identifiant du courrier | Courrier'),
  event: textField('event | Événement | Evènement | Statut | État | Issue | Outcome | Status | Libellé statut'),
  date: dateField(
    "date | Date événement | Date de l'événement | Date statut | Date du statut | Event date | Status date | Date",
    'Date de distribution | Delivery date',
  ),
  note: textField('note | Commentaire | Observation | Motif | Comment | Remark'),
} as const satisfies FieldTable;
