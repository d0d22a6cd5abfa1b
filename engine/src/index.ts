export { buildApp } from './app.js';
export { ConfigurationError, readConfig, type EngineConfig } from './config.js';
export type { EngineDependencies } from './dependencies.js';
export { errorTable, type ErrorCode } from './errors.js';
export { tellStory, type StoryNames } from './story/tell-story.js';
export type { CaseStarter, CaseToWake, WakeProgress } from './temporal/case-starter.js';
export { temporalCaseStarter } from './temporal/temporal-case-starter.js';
