export { buildApp } from './app.js';
export { readConfig, type EngineConfig } from './config.js';
export { sendDigests } from './messages/digest/send-digests.js';
export type { EngineDependencies } from './dependencies.js';
export { type ErrorCode } from './errors.js';
export { type StoryNames } from './story/tell-story.js';
export type { CaseStarter, CaseToWake, WakeProgress } from './temporal/case-starter.js';
