/**
 * The machine alone, without the compiler and its schema validator: what replayed workflow code may load (DESIGN §3, §4).
 */
export { approvalOutcomes } from './machine/approval/ask.js';
export { arrivalAlert, arrivalOutcomes } from './machine/outcome/arrivals.js';
export { openEnvironment } from './machine/facts/open-environment.js';
export type { EnvironmentData } from './machine/facts/open-environment.js';
export { alertReason } from './machine/alerts/alerts.js';
export type { CaseFacts, EntityPolicy, Environment } from './machine/facts/environment.js';
export type { Alert, CaseState, ContactEffect, Effect, Member, RecapOf, Receipt, TaskEffect, WithdrawEffect } from './machine/state.js';
export { asCompanion, companionsOf } from './machine/companions/companions.js';
export { settle } from './machine/settle.js';
export { atRest, openCase, step } from './machine/step.js';
export type { StepResult } from './machine/step.js';
export { afterScenarioChange } from './machine/telling/after-scenario-change.js';
export { brokenPromises } from './machine/telling/broken-promises.js';
export { pausesOf } from './machine/telling/pauses.js';
export type { Pause } from './machine/telling/pauses.js';
export { promiseStandings, type PromiseStanding } from './machine/telling/promise-standings.js';
export { recordedInstants } from './machine/world/recorded-instants.js';
export type { Plan } from './plan.js';
export { caseFacts, entityPolicy, payerOf, reachOf } from './records/case-facts.js';
export { withoutHeldContacts } from './records/held-contacts.js';
