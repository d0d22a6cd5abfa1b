import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Bundles the workflows for the sandbox: from the sources when run from sources (tests), else from what `tsc` built. `interceptors` names modules that
 * watch them.
 */
export function bundleWorkflows(interceptors: readonly string[] = []): Promise<WorkflowBundleWithSourceMap> {
  const fromSources = extname(import.meta.url) === '.ts';
  const workflowsPath = fileURLToPath(new URL(`./workflows/index${fromSources ? '.ts' : '.js'}`, import.meta.url));
  return bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [...interceptors],
    ignoreModules: ['buffer'],
    webpackConfigHook: (webpack) =>
      fromSources
        ? {
            ...webpack,
            resolve: {
              ...webpack.resolve,
              conditionNames: ['source', 'import', 'module', 'default'],
              extensionAlias: { '.js': ['.ts', '.js'] },
            },
          }
        : webpack,
  });
}
