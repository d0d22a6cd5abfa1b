export { channelNames, messageChannels, traitsOf, type ChannelName, type ChannelTraits, type MessageChannel } from './channels.js';
export { whenSchema, type When } from './scenario/when.js';
export {
  graphSchema,
  interruptNames,
  localizedSchema,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Localized,
  type ScenarioPolicies,
  type InterruptName,
} from './scenario/graph.js';
export { catalogueSchema } from './scenario/catalogue.js';
export { bundleSchema, type ScenarioBundle, type Template } from './scenario/bundle.js';
export { templateFaultCodes, type TemplateFault, type TemplateFaultCode } from './scenario/template-faults.js';
export type { LetterBlock, LetterColumn, LetterDocument, LetterRun } from './letters/letter-document.js';
export { letterEventNames, letterEvents, type LetterEvent, type LetterEventDefinition } from './letters/letter-events.js';
export type { Mailbox, OutgoingMessage } from './letters/outgoing-message.js';
export { addressSchema, entitySchema, type Address, type Entity } from './records/entity.js';
export { accountSchema, contactChannels, contactRoles, type Account, type AccountContact } from './records/account.js';
export { itemSchema, type Item, type ItemFact } from './records/item.js';
export { paymentSchema, type AllocationRule, type Payment, type PaymentMovement } from './records/payment.js';
export { reversalReasonNames, reversalReasons, type ReversalReason, type ReversalReasonName } from './records/reversal-reasons.js';
export { recordedFactSchema, type RecordedFact } from './records/recorded-fact.js';
export { factFields, type FactField } from './facts/fact-fields.js';
export { factFamilies, factKinds, factKindNames, type FactKind } from './facts/fact-kinds.js';
export type { FactKindDefinition } from './facts/fact-kind-definition.js';
export { callAttempts, callAttemptNames, taskSchema, type CallAttempt, type Task, type TaskAttempt } from './records/task.js';
export {
  scenarioVersionSchema,
  segmentAssignmentSchema,
  type ScenarioVersion,
  type SegmentAssignment,
} from './records/scenario-version.js';
export { scenarioDraftSchema, scenarioRevisionSchema, type ScenarioDraft, type ScenarioRevision } from './records/scenario-draft.js';
export { segmentChangeSchema, segmentRulesSchema, type SegmentChange, type SegmentRulesRecord } from './records/segment-rules.js';
export { itemsMoved, itemsNamed } from './records/items-moved.js';
export { coverageDaySchema, uncoveredReasons, type CoverageDay, type CoverageFigure, type UncoveredReason } from './records/coverage.js';
export { isTrialOverFor, trialHolding, trialSchema, type Trial } from './records/trial.js';
export { sendingStopSchema, type SendingScope, type SendingStop } from './records/sending-stop.js';
export {
  dispatchSchema,
  type Dispatch,
  type DispatchAttachment,
  type DispatchCopy,
  type DispatchIncident,
  type StepClaim,
} from './records/dispatch.js';
export { attachedKinds, attachedStatement, documentKinds, itemDocumentSchema, type ItemDocument } from './records/item-document.js';
export { incomingMailSchema, type StoredMail } from './records/incoming-mail.js';
export { digestSchema, type Digest } from './records/digest.js';
export { letterProofSchema, proofKinds, type LetterProof } from './records/letter-proof.js';
export { letterBatchSchema, type LetterBatch, type LetterLeftOut } from './records/letter-batch.js';
export { caseSchema, journalEntrySchema, type CaseRecord, type JournalEntry, type Reason, type TokenPosition } from './records/case.js';
export type { CaseRecords } from './records/case-records.js';
export { caseColumns, savedViewsSchema, type SavedView, type SavedViews } from './records/saved-views.js';
export { absenceSchema, type Absence } from './records/absence.js';
export { apiKeySchema, type ApiKey } from './records/api-key.js';
export { roleNames, userSchema, type RoleName, type Seat, type User } from './records/user.js';
export {
  caseQueue,
  caseStateQuery,
  caseWorkflowId,
  caseWorkflowType,
  channelQueue,
  coreVersion,
  factsChangedSignal,
  sweepWorkflowType,
  type CarriedCase,
  type CaseWorkflowInput,
  type FactsChanged,
} from './workflow-contract.js';
export { contracts } from './api/contracts.js';
export type { Contract, InputOf, OutputOf, RouteRole } from './api/contract.js';
export { ApiProblem, contractPath, createApiClient, readProblem } from './api/client.js';
export type { ApiClient, ClientOptions, ClientRequest, ClientResponse } from './api/client.js';
export { problemSchema, type IssueView, type Problem } from './api/problem.js';
export type { SegmentSurvey } from './api/people/segments.js';
export { erasableAccountFields, erasableContactFields, type AccountView } from './api/people/accounts.js';
export type { AuditLine } from './api/people/audit.js';
export type { AbsenceView, ChangedAbsence } from './api/people/absences.js';
export type { ChangedKey, KeyView } from './api/people/keys.js';
export type { ChangedUser, UserView } from './api/people/users.js';
export { type SessionView } from './api/people/session.js';
export type { OutputOfBackup } from './cli/backup-outputs.js';
export { type CoverageView } from './api/coverage.js';
export type { ClockView, MailboxState, Progress, Readiness, Status } from './api/system.js';
export type { ContactsImport, ImportProgress, ItemsImport, PaymentsImport } from './api/imports/imports.js';
export { importKinds } from './api/imports/import-files.js';
export type { ImportInspection, ImportKind, ImportLine } from './api/imports/import-files.js';
export type { DraftView } from './api/scenarios/drafts.js';
export type { AssignmentView, ScenarioCheck, ScenarioVersionView } from './api/scenarios/scenarios.js';
export type { SimulationGround } from './api/scenarios/simulations.js';
export type { AccountStatement } from './api/messages/texts/statements.js';
export type { DossierPoint, HandoverDossier } from './api/handover.js';
export type { TemplatePreview, TemplateTestSent } from './api/messages/texts/preview.js';
export type { TemplateRow } from './api/messages/texts/templates.js';
export { type Story, type StoryLine, type Why } from './api/story.js';
export { type CaseRow, type CaseView } from './api/cases.js';
export type { FactRecorded, FactView } from './api/facts.js';
export { mostCasesAtOnce, type CaseOutcome } from './api/many-cases.js';
export type { CreditRecorded } from './api/money/credits.js';
export type { PaymentRecorded, PaymentView } from './api/money/payments.js';
export type { FeedView, SendingSwitched } from './api/messages/sending.js';
export type { IncidentsDecided, IncidentView } from './api/messages/incidents.js';
export type { TrialSwitched } from './api/messages/trials.js';
export type {
  LetterBatchPosted,
  LetterBatchPrinted,
  LetterBatchRow,
  LetterBatchView,
  LetterView,
} from './api/messages/letters/letter-views.js';
export type { ChangedLetter, LetterEventRecorded, LetterEventsImport, LetterRecord } from './api/messages/letters/letter-records.js';
export type { MailTaken, MailView } from './api/messages/mail/mail.js';
export { type TaskView } from './api/worklist/tasks.js';
export type { Commitment } from './api/worklist/commitments.js';
export type { Foretelling } from './api/worklist/foretelling.js';
export type { RankReason, WorkRow } from './api/worklist/today.js';
export { workKindNames, workKinds, type WorkKind } from './records/work-kinds.js';
export { commandOutputs, type CommandName } from './cli/command-outputs.js';
export { failureOutputSchema, type FailureOutput } from './cli/failure-output.js';
export type { CheckOutput, ScenarioListOutput, ScenarioPublishOutput } from './cli/scenario-outputs.js';
export { simulationPolicySchema, simulationStateSchema, type SimulationPolicy, type SimulationState } from './cli/simulate-inputs.js';
export type { SimulateOutput } from './cli/simulate-output.js';
export type { InterestOutput } from './cli/interest-output.js';
export type { DoctorOutput } from './cli/doctor-output.js';
export type { DemoOutput } from './cli/demo-output.js';
export type { EntityPlace } from './api/people/entity.js';
