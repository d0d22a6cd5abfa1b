import { addDocument, listDocuments } from '../api/documents.js';
import { getCoverage } from '../api/coverage.js';
import { listEntities } from '../api/people/entity.js';
import { storySchema, whySchema } from '../api/story.js';
import { contactsImportSchema, itemsImportSchema, paymentsImportSchema } from '../api/imports/imports.js';
import { assignmentViewSchema } from '../api/scenarios/scenarios.js';
import { liftFact, listFacts, recordFact } from '../api/facts.js';
import { recordCredit } from '../api/money/credits.js';
import { allocatePayment, listPayments, recordPayment, reversePayment, undoAllocation } from '../api/money/payments.js';
import { assignIncidents, listIncidents, retryIncidents, skipIncidents } from '../api/messages/incidents.js';
import { endTrial, startTrial } from '../api/messages/trials.js';
import { getSending, resumeSending, stopSending, vouchForPayments } from '../api/messages/sending.js';
import { previewTemplate, testTemplate } from '../api/messages/texts/preview.js';
import { dossierOutputSchema } from './dossier-output.js';
import { makeStatement } from '../api/messages/texts/statements.js';
import { getTemplate, listTemplates } from '../api/messages/texts/templates.js';
import { getLetterBatch, listLetterBatches, postLetterBatch } from '../api/messages/letters/letters.js';
import { addLetterProof, getLetter, importLetterEvents, numberLetter, recordLetterEvent } from '../api/messages/letters/letter-records.js';
import { backupOutputSchema, restoreOutputSchema } from './backup-outputs.js';
import { documentSavedSchema } from './document-output.js';
import { listMail, placeMail, takeMail } from '../api/messages/mail/mail.js';
import { letterPrintOutputSchema } from './letter-print-output.js';
import { answerTask, listTasks } from '../api/worklist/tasks.js';
import { addContact, changeAccount, changeContact, createAccount, getAccount, removeContact } from '../api/people/accounts.js';
import { auditLineSchema } from '../api/people/audit.js';
import { addUser, changeUserRole, listUsers, lockUser, removeUser, resetUserPassword, unlockUser } from '../api/people/users.js';
import { cancelAbsence, listAbsences, recordAbsence } from '../api/people/absences.js';
import { createKey, listKeys, revokeKey } from '../api/people/keys.js';
import { getSegments, markSegmentChangeSeen, putSegments } from '../api/people/segments.js';
import { segmentChangeSchema } from '../records/segment-rules.js';
import { entitySchema } from '../records/entity.js';
import { demoOutputSchema } from './demo-output.js';
import { doctorOutputSchema } from './doctor-output.js';
import { interestOutputSchema } from './interest-output.js';
import { checkOutputSchema, scenarioListOutputSchema, scenarioPublishOutputSchema } from './scenario-outputs.js';
import { simulateOutputSchema } from './simulate-output.js';

/** What `relance mail show` prints. */
const mailWordsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'words'],
  properties: { id: { type: 'string' }, words: { type: 'string' } },
} as const;

/**
 * Every command of `relance` with the schema of what it prints with `--json`: a contract scripts rely on. Members may be added, none is
 * taken away or changes its meaning. In the imports, `rejectedFile` is the path of the file written beside the imported one.
 */
export const commandOutputs = {
  'import items': itemsImportSchema,
  'import payments': paymentsImportSchema,
  'import contacts': contactsImportSchema,
  'scenario list': scenarioListOutputSchema,
  'scenario publish': scenarioPublishOutputSchema,
  'scenario assign': assignmentViewSchema,
  'templates list': listTemplates.schema.response[200],
  'templates show': getTemplate.schema.response[200],
  'templates preview': previewTemplate.schema.response[200],
  'templates test': testTemplate.schema.response[200],
  dossier: dossierOutputSchema,
  statement: makeStatement.schema.response[200],
  check: checkOutputSchema,
  simulate: simulateOutputSchema,
  case: storySchema,
  why: whySchema,
  tasks: listTasks.schema.response[200],
  task: answerTask.schema.response[200],
  record: recordFact.schema.response[200],
  lift: liftFact.schema.response[200],
  facts: listFacts.schema.response[200],
  'payment record': recordPayment.schema.response[200],
  'payment reverse': reversePayment.schema.response[200],
  'payment allocate': allocatePayment.schema.response[200],
  'payment undo': undoAllocation.schema.response[200],
  'credit record': recordCredit.schema.response[200],
  payments: listPayments.schema.response[200],
  'sending status': getSending.schema.response[200],
  'sending stop': stopSending.schema.response[200],
  'sending resume': resumeSending.schema.response[200],
  'sending trial': startTrial.schema.response[200],
  'sending trial-end': endTrial.schema.response[200],
  'sending payments-known': vouchForPayments.schema.response[200],
  'incidents list': listIncidents.schema.response[200],
  'incidents retry': retryIncidents.schema.response[200],
  'incidents skip': skipIncidents.schema.response[200],
  'incidents assign': assignIncidents.schema.response[200],
  'letters batches': listLetterBatches.schema.response[200],
  'letters show': getLetterBatch.schema.response[200],
  'letters print': letterPrintOutputSchema,
  'letters posted': postLetterBatch.schema.response[200],
  'mail take': takeMail.schema.response[200],
  'mail list': listMail.schema.response[200],
  'mail show': mailWordsSchema,
  'mail place': placeMail.schema.response[200],
  'letters status': getLetter.schema.response[200],
  'letters number': numberLetter.schema.response[200],
  'letters outcome': recordLetterEvent.schema.response[200],
  'letters proof': addLetterProof.schema.response[200],
  'documents add': addDocument.schema.response[200],
  'documents list': listDocuments.schema.response[200],
  'documents get': documentSavedSchema,
  'letters outcomes': importLetterEvents.schema.response[200],
  interest: interestOutputSchema,
  backup: backupOutputSchema,
  restore: restoreOutputSchema,
  coverage: getCoverage.schema.response[200],
  doctor: doctorOutputSchema,
  demo: demoOutputSchema,
  'account show': getAccount.schema.response[200],
  'account create': createAccount.schema.response[200],
  'account set': changeAccount.schema.response[200],
  'contact add': addContact.schema.response[200],
  'contact set': changeContact.schema.response[200],
  'contact remove': removeContact.schema.response[200],
  'users list': listUsers.schema.response[200],
  'users add': addUser.schema.response[200],
  'users roles': changeUserRole.schema.response[200],
  'users lock': lockUser.schema.response[200],
  'users unlock': unlockUser.schema.response[200],
  'users remove': removeUser.schema.response[200],
  'users reset-password': resetUserPassword.schema.response[200],
  'keys list': listKeys.schema.response[200],
  'keys create': createKey.schema.response[200],
  'keys revoke': revokeKey.schema.response[200],
  'absences list': listAbsences.schema.response[200],
  'absences add': recordAbsence.schema.response[200],
  'absences cancel': cancelAbsence.schema.response[200],
  audit: {
    type: 'object',
    additionalProperties: false,
    required: ['rows'],
    properties: { rows: { type: 'array', items: auditLineSchema } },
  },
  'segments show': getSegments.schema.response[200],
  'segments set': putSegments.schema.response[200],
  'segments changes': {
    type: 'object',
    additionalProperties: false,
    required: ['rows'],
    properties: { rows: { type: 'array', items: segmentChangeSchema } },
  },
  'segments seen': markSegmentChangeSeen.schema.response[200],
  'entity show': entitySchema,
  'entity list': listEntities.schema.response[200],
  'entity create': entitySchema,
  'entity use': listEntities.schema.response[200].properties.entities.items,
  'entity set': entitySchema,
  export: {
    type: 'object',
    additionalProperties: false,
    required: ['what', 'format', 'file', 'rows'],
    properties: {
      what: { enum: ['accounts', 'contacts', 'items', 'tasks', 'journal', 'audit'] },
      format: { enum: ['csv', 'json'] },
      file: { type: 'string' },
      rows: { type: 'integer' },
    },
  },
} as const;

/** A command by the words that call it. */
export type CommandName = keyof typeof commandOutputs;
