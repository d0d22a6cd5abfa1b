import { compile, tellIssue, type Issue } from '@relance/scenario';
import { channelNames, type Entity, type IssueView } from '@relance/schemas';
import { lintTemplates, readTemplate } from '@relance/templates';
import type { EngineDependencies } from '../../dependencies.js';
import { includedScenarios } from './included-scenarios.js';

/** An issue of the compiler in the words of both languages. */
export function issueView(issue: Issue): IssueView {
  return { ...issue, ...tellIssue(issue) };
}

/** Compiles a scenario file with all the house knows: policy, channels, scenarios it includes, texts. */
export async function compileFor({ store }: EngineDependencies, entity: Entity, bundle: unknown): Promise<ReturnType<typeof compile>> {
  const { gapDays, cap, window } = entity.policy;
  const scenarios = await includedScenarios(store, entity._id, bundle);
  const texts = { readTemplate, lintTemplates };
  return compile(bundle, { locales: ['fr', 'en'], gapDays, cap, window, channels: channelNames, scenarios, ...texts });
}
