import { addContact, changeAccount, changeContact, createAccount, getAccount, removeContact } from './people/accounts.js';
import { listAudit } from './people/audit.js';
import { getCase, getStory, getWhy, listCases } from './cases.js';
import { getDispatchContent, listDispatches } from './messages/dispatches.js';
import { getLetterBatch, getLetterBatchContent, listLetterBatches, postLetterBatch, printLetterBatch } from './messages/letters/letters.js';
import {
  addLetterProof,
  getLetter,
  getLetterProof,
  importLetterEvents,
  numberLetter,
  recordLetterEvent,
} from './messages/letters/letter-records.js';
import { createEntity, getEntity, listEntities, putEntity } from './people/entity.js';
import { getSegments, listSegmentChanges, markSegmentChangeSeen, putSegments } from './people/segments.js';
import { getRejectedRows, importContacts, importItems, importPayments } from './imports/imports.js';
import { inspectImport, listImports } from './imports/import-files.js';
import { listAccounts, listItems, listJournal } from './records.js';
import { getDossier, makeDossier } from './handover.js';
import { addDocument, getDocument, listDocuments } from './documents.js';
import { getDraft, listDrafts, saveDraft } from './scenarios/drafts.js';
import { assignScenario, checkScenario, getScenario, listAssignments, listScenarios, publishScenario } from './scenarios/scenarios.js';
import { prepareSimulation } from './scenarios/simulations.js';
import { changePassword, getSession, setUp, signIn, signOut, useEntity } from './people/session.js';
import { addUser, changeUserRole, listUsers, lockUser, removeUser, resetUserPassword, unlockUser } from './people/users.js';
import { listSavedViews, saveViews } from './people/saved-views.js';
import { cancelAbsence, listAbsences, recordAbsence } from './people/absences.js';
import { createKey, listKeys, revokeKey } from './people/keys.js';
import { liftFact, listFacts, recordFact } from './facts.js';
import { assignCases, recordFactOfMany } from './many-cases.js';
import { recordCredit } from './money/credits.js';
import { allocatePayment, listPayments, recordPayment, reversePayment, undoAllocation } from './money/payments.js';
import { getSending, resumeSending, stopSending, vouchForPayments } from './messages/sending.js';
import { assignIncidents, listIncidents, retryIncidents, skipIncidents } from './messages/incidents.js';
import { endTrial, startTrial } from './messages/trials.js';
import { getCoverage } from './coverage.js';
import { getClock, getHealth, getMetrics, getProgress, getReadiness, getStatus } from './system.js';
import { previewTemplate, showPreview, testTemplate } from './messages/texts/preview.js';
import { getStatement, makeStatement } from './messages/texts/statements.js';
import { getTemplate, listTemplates } from './messages/texts/templates.js';
import { reportLetterNews } from './messages/letters/post-calls.js';
import { reportTextStatus, takeTextReply } from './messages/text-messages.js';
import { getMailContent, listMail, placeMail, takeMail } from './messages/mail/mail.js';
import { listCommitments } from './worklist/commitments.js';
import { foretellAnswer } from './worklist/foretelling.js';
import { assignTask, claimTask, listColleagues, releaseTask, snoozeTask } from './worklist/task-handling.js';
import { answerTask, getTask, getTaskContent, listTasks, recordAttempt } from './worklist/tasks.js';
import { getToday } from './worklist/today.js';

/** Every route of the API by its operation: the one list the server registers and the client calls. */
export const contracts = {
  getHealth,
  getReadiness,
  getMetrics,
  getClock,
  getStatus,
  getProgress,
  getCoverage,
  getSession,
  signIn,
  signOut,
  changePassword,
  useEntity,
  setUp,
  getEntity,
  putEntity,
  listEntities,
  createEntity,
  importItems,
  importPayments,
  importContacts,
  inspectImport,
  listImports,
  getRejectedRows,
  publishScenario,
  checkScenario,
  prepareSimulation,
  listScenarios,
  getScenario,
  assignScenario,
  listAssignments,
  listDrafts,
  getDraft,
  saveDraft,
  listTemplates,
  getTemplate,
  previewTemplate,
  testTemplate,
  showPreview,
  makeStatement,
  getStatement,
  makeDossier,
  getDossier,
  listCases,
  getCase,
  getStory,
  getWhy,
  listFacts,
  recordFact,
  liftFact,
  recordFactOfMany,
  assignCases,
  listSavedViews,
  saveViews,
  listPayments,
  recordPayment,
  reversePayment,
  allocatePayment,
  undoAllocation,
  recordCredit,
  listAccounts,
  getAccount,
  createAccount,
  changeAccount,
  addContact,
  changeContact,
  removeContact,
  getSegments,
  putSegments,
  listSegmentChanges,
  markSegmentChangeSeen,
  listItems,
  addDocument,
  listDocuments,
  getDocument,
  listJournal,
  getToday,
  listCommitments,
  listTasks,
  getTask,
  getTaskContent,
  answerTask,
  foretellAnswer,
  recordAttempt,
  claimTask,
  releaseTask,
  snoozeTask,
  assignTask,
  listColleagues,
  listDispatches,
  getDispatchContent,
  listLetterBatches,
  getLetterBatch,
  printLetterBatch,
  getLetterBatchContent,
  postLetterBatch,
  getLetter,
  numberLetter,
  recordLetterEvent,
  addLetterProof,
  getLetterProof,
  importLetterEvents,
  takeMail,
  listMail,
  placeMail,
  getMailContent,
  reportLetterNews,
  reportTextStatus,
  takeTextReply,
  getSending,
  stopSending,
  resumeSending,
  vouchForPayments,
  startTrial,
  endTrial,
  listIncidents,
  retryIncidents,
  skipIncidents,
  assignIncidents,
  listUsers,
  addUser,
  changeUserRole,
  lockUser,
  unlockUser,
  removeUser,
  resetUserPassword,
  listKeys,
  createKey,
  revokeKey,
  listAbsences,
  recordAbsence,
  cancelAbsence,
  listAudit,
} as const;
