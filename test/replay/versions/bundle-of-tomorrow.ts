import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreVersion } from '@relance/schemas';
import { bundleWorkflows } from '@relance/workers';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { keptCore } from './keep-core.js';

const root = join(import.meta.dirname, '..', '..', '..');
const workflows = join(root, 'workers', 'src', 'workflows');

/** The version that comes after today's. */
export const tomorrow = coreVersion + 1;

/**
 * The workflows as they will be after the next change of the core: today's version kept, the sources a newer one. `interceptors` are modules that watch
 * them; whoever runs the bundle has what they tell to.
 */
export async function bundleOfTomorrow(interceptors: readonly string[] = []): Promise<WorkflowBundleWithSourceMap> {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'relance-cores-'));
  mkdirSync(join(folder, 'kept'));
  writeFileSync(join(folder, 'kept', 'core.js'), await keptCore());
  const entry = join(folder, 'workflows.js');
  const lines = [
    `import { caseOfCores } from '${workflows}/case-of-cores.ts';`,
    `import { caseCore } from '${workflows}/case-core.ts';`,
    "import { caseCore as kept } from './kept/core.js';",
    `const carryOut = caseOfCores({ ${String(coreVersion)}: kept, ${String(tomorrow)}: caseCore }, ${String(tomorrow)});`,
    'export function dunCase(input) { return carryOut(input); }',
    `export { sweepCases } from '${workflows}/sweep-cases.ts';`,
  ];
  writeFileSync(entry, lines.join('\n'));
  try {
    return await bundleWorkflows({ interceptors, workflowsPath: entry });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
