import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { readCorpus } from '../corpus.js';
import { quietRuntime, replayCorpus } from '../replay-corpus.js';
import { bundleOfTomorrow } from './bundle-of-tomorrow.js';

/** Stands in what is bundled from the sources alone: the kept core has no names of modules. */
const wake = '(0,_case_run_js__WEBPACK_IMPORTED_MODULE_4__.clockOf)(run), run.wakeAtMs, Date.now()';

describe('a core that has changed, with the one before it kept', () => {
  let bundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    quietRuntime();
    bundle = await bundleOfTomorrow();
  });

  it('walks every history of the kept version as it was recorded', async () => {
    const [before, after, ...more] = bundle.code.split(wake);
    if (before === undefined || after === undefined || more.length > 0) throw new Error('the place of the change does not stand once');
    const changed = { ...bundle, code: `${before}${wake.replace('run.wakeAtMs', 'run.wakeAtMs + 60_000')}${after}` };
    const corpus = readCorpus();
    expect(await replayCorpus(changed, corpus)).toEqual([]);
  });
});
