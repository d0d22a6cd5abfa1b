import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const core = fileURLToPath(new URL('../../../workers/src/workflows/case-core.ts', import.meta.url));

/**
 * The core of a case as it is today, with all of ours that it rests on, in the text of one module: what goes on walking the histories it recorded when the
 * sources have become another version.
 */
export async function keptCore(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: core, formats: ['es'], fileName: 'core' },
      rolldownOptions: { external: [/^@temporalio\//u] },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('the core was not built');
  return output.output[0].code;
}
