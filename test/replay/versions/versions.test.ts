import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { readCorpus } from '../corpus.js';
import { plantChange } from '../plant-change.js';
import { quietRuntime, replayCorpus, watching } from '../replay-corpus.js';
import { bundleOfTomorrow } from './bundle-of-tomorrow.js';

/** Stands in the sources as in the core that is kept of them. */
const gap = ': rhythm.gapDays);';

describe('a core that has changed, with the one before it kept', () => {
  let bundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    quietRuntime();
    bundle = await bundleOfTomorrow([watching]);
  });

  it('walks every history of the kept version as it was recorded', async () => {
    expect(bundle.code.split(gap).length).toBeGreaterThan(2);
    const changed = plantChange(bundle, gap, ': rhythm.gapDays - 1);');
    const corpus = readCorpus();
    expect(await replayCorpus(changed, corpus)).toEqual([]);
  });
});
