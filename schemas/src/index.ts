export { channelNames, type ChannelName } from './channels.js';
export { whenSchema, type When } from './scenario/when.js';
export {
  graphSchema,
  localizedSchema,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Localized,
  type ScenarioPolicies,
} from './scenario/graph.js';
export { bundleSchema, templateSchema, type ScenarioBundle, type Template } from './scenario/bundle.js';
export { addressSchema, entitySchema, type Address, type Entity } from './records/entity.js';
export { accountSchema, contactSchema, type Account, type AccountContact } from './records/account.js';
export { itemFactSchema, itemSchema, type Item, type ItemFact } from './records/item.js';
export { paymentSchema, type Payment } from './records/payment.js';
export { taskSchema, type Task } from './records/task.js';
export {
  scenarioVersionSchema,
  segmentAssignmentSchema,
  type ScenarioVersion,
  type SegmentAssignment,
} from './records/scenario-version.js';
export { dispatchLineSchema, dispatchSchema, type Dispatch, type StepClaim } from './records/dispatch.js';
export {
  caseSchema,
  journalEntrySchema,
  reasonSchema,
  tokenPositionSchema,
  type CaseRecord,
  type JournalEntry,
  type Reason,
  type TokenPosition,
} from './records/case.js';
export { roleNames, userSchema, type RoleName, type User } from './records/user.js';
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
export { issueViewSchema, problemSchema, type IssueView, type Problem } from './api/problem.js';
export { sessionViewSchema, type SessionView } from './api/session.js';
export { clockViewSchema, progressSchema, readinessSchema, statusSchema } from './api/system.js';
export type { ClockView, Progress, Readiness, Status } from './api/system.js';
export { contactsImportSchema, importProgressSchema, itemsImportSchema, paymentsImportSchema } from './api/imports.js';
export type { ContactsImport, ImportProgress, ItemsImport, PaymentsImport } from './api/imports.js';
export { assignmentViewSchema, scenarioCheckSchema, scenarioVersionViewSchema } from './api/scenarios.js';
export type { AssignmentView, ScenarioCheck, ScenarioVersionView } from './api/scenarios.js';
export { storyLineSchema, storySchema, whySchema, type Story, type StoryLine, type Why } from './api/story.js';
export { caseRowSchema, caseViewSchema, type CaseRow, type CaseView } from './api/cases.js';
export { taskViewSchema, type TaskView } from './api/tasks.js';
export { commandOutputs, type CommandName } from './cli/command-outputs.js';
export { failureOutputSchema, type FailureOutput } from './cli/failure-output.js';
export type { CheckOutput, ScenarioListOutput, ScenarioPublishOutput } from './cli/scenario-outputs.js';
export type { SimulateOutput } from './cli/simulate-output.js';
export type { DoctorOutput } from './cli/doctor-output.js';
export type { DemoOutput } from './cli/demo-output.js';
