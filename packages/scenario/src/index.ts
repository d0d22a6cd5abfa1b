/** @public The editor offers these events for a card that waits. */
export { awaitedEvents } from './plan.js';
export type {
  AwaitedEvent,
  AwaitInstruction,
  BranchInstruction,
  ChooseInstruction,
  ContactInstruction,
  Instruction,
  Plan,
  ProgramCounter,
  RepeatInstruction,
  StopInstruction,
  TaskInstruction,
  TaskKind,
  WaitInstruction,
} from './plan.js';
export type { Comparison, Condition, ConditionValue, Operator } from './conditions/condition.js';
/** @public The editor offers these fields for conditions. */
export { fieldCatalogue, operatorsOf } from './conditions/field-catalogue.js';
export type { Field, FieldName } from './conditions/field-catalogue.js';
export { tellCondition } from './conditions/tell-condition.js';
export type { FieldReader } from './conditions/holds.js';
export { segmentFieldCatalogue } from './segments/segment-fields.js';
export { chooseSegment, segmentFieldsAsked } from './segments/segment-rules.js';
export type { SegmentChoice, SegmentRule, SegmentSubject } from './segments/segment-rules.js';
export { readSegmentRules } from './segments/read-segment-rules.js';
export type { GivenRule } from './segments/read-segment-rules.js';
export { kindNamed, kinds } from './kinds.js';
export type { AnyKind, KindName } from './kinds.js';
export type { NodeKind, Port } from './kinds/kind.js';
export { defaultCatalogue, defaultCosts } from './compile/catalogue.js';
export { compile } from './compile/compile.js';
export { includedIn } from './compile/drawing/include.js';
export type { Catalogue, TemplateReading } from './compile/catalogue.js';
export type { Compilation } from './compile/compile.js';
export type { Bounds } from './compile/bounds/bounds.js';
export { applyFix } from './compile/fixes/apply-fix.js';
export type { Fix, Issue } from './compile/issue.js';
/** @public The reference of all codes is held to these texts. */
export { issueTexts, tellIssue } from './compile/issue-texts.js';
export { templateIssue } from './compile/texts/template-texts.js';
export { diff } from './diff/diff.js';
export type { Change, ChangeCode } from './diff/diff.js';
/** @public The editor tells what a draft changes. */
export { tellChange } from './diff/change-texts.js';
export type {
  BalanceFact,
  CaseFacts,
  EntityPolicy,
  Environment,
  ItemFacts,
  PayerFacts,
  LateFeeRule,
  ReceiptFacts,
  TaskFacts,
} from './machine/facts/environment.js';
export type {
  BounceFacts,
  CommandFacts,
  FeedFacts,
  InsolvencyFacts,
  InstalmentPlanFacts,
  LetterFacts,
  OppositionFacts,
  OutsideContactFacts,
  OutsideDeadlineFacts,
  SuspensionFacts,
  WaiverFacts,
} from './machine/facts/recorded-facts.js';
export type { EnvironmentData } from './machine/facts/open-environment.js';
export type {
  Alert,
  CaseState,
  ContactEffect,
  Effect,
  LoggedContact,
  Member,
  OpenCall,
  Receipt,
  TaskEffect,
  Token,
  WithdrawEffect,
} from './machine/state.js';
export type { StepResult } from './machine/step.js';
/** @public One of the three functions of the machine (DESIGN §3). */
export { advance } from './machine/token/advance.js';
export type { Intent, Rest } from './machine/token/advance.js';
/** @public One of the three functions of the machine (DESIGN §3). */
export { consolidate } from './machine/contact/consolidate.js';
export { composeLines } from './machine/sending/compose-lines.js';
export type { ComposedCredit, ComposedLine, ComposedLines, ComposedTotal } from './machine/sending/compose-lines.js';
export { contactAsIf, type StepToSee } from './machine/sending/contact-as-if.js';
export { grantedDeadline, lastDayOf } from './machine/time/granted-deadline.js';
export { noLongerTrue } from './machine/sending/still-true.js';
export type { KeptMessage } from './machine/sending/still-true.js';
export { scenariosOf, stoppedReason, switchHolding } from './machine/sending/switched-off.js';
export { refusal } from './machine/sending/refusal.js';
export type { Refusal } from './machine/sending/refusal.js';
export type { FoldedItem } from './machine/world/fold-item.js';
export { channelWord } from './texts/channel-words.js';
export { reasonTexts, tellReason } from './reason-texts.js';
export type { ReasonNames } from './reason-texts.js';
export { foretellAnswer, type ForetoldAnswer, type TaskToAnswer } from './simulate/foretell-answer.js';
export { simulate } from './simulate/simulate.js';
/** @public The editor walks every path of a plan. */
export { paths } from './simulate/paths.js';
export type { PathStep, PlanPath } from './simulate/paths.js';
export { eventFaults } from './simulate/events/event-faults.js';
export type { EventFault } from './simulate/events/event-faults.js';
export { simulationEventTypes } from './simulate/simulation.js';
export type {
  SimulatedContact,
  SimulatedEnding,
  SimulatedReason,
  SimulatedSkip,
  SimulatedTask,
  SimulatedWait,
  Simulation,
  SimulationEvent,
  SimulationEventType,
  SimulationInput,
  UnappliedEvent,
} from './simulate/simulation.js';
