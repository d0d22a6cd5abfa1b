import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a bundle has other than the product's own: for tests. */
export interface BundleParts {
  /** Modules that watch the workflows. */
  interceptors?: readonly string[];
  /** The file whose exports are the workflows. */
  workflowsPath?: string;
}

/** Bundles the workflows for the sandbox: from the sources when run from sources (tests), else from what `tsc` built. */
export function bundleWorkflows({ interceptors = [], workflowsPath }: BundleParts = {}): Promise<WorkflowBundleWithSourceMap> {
  const fromSources = extname(import.meta.url) === '.ts';
  return bundleWorkflowCode({
    workflowsPath: workflowsPath ?? fileURLToPath(new URL(`./workflows/index${fromSources ? '.ts' : '.js'}`, import.meta.url)),
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
