import { compile } from '@relance/scenario';
import { coreVersion } from '@relance/schemas';
import { bundleWorkflows } from '@relance/workers';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { emailLadder } from '../live/e-mail-ladder.js';
import { readCorpus, textsOf } from './corpus.js';
import { plantChange } from './plant-change.js';
import { situations } from './recording/situations.js';
import { quietRuntime, replayCorpus, watching } from './replay-corpus.js';

/** A change of the code that its version does not tell, as it stands once in the bundle, and a recorded run that must show it. */
interface Planted {
  name: string;
  find: string;
  replace: string;
  run: string;
}

const planted: readonly Planted[] = [
  {
    name: 'a case never carried on',
    find: '.continueAsNewSuggested || mayMove',
    replace: '.neverSuggested || mayMove',
    run: 'woken-often/1',
  },
  { name: 'one more look before each effect', find: 'if (!run.projected && await', replace: 'if (await', run: 'plain-ladder/1' },
  { name: 'a gap off by one', find: ': rhythm.gapDays);', replace: ': rhythm.gapDays - 1);', run: 'instalment-plan-broken/1' },
  { name: 'a promise that stops the clock', find: "kind === 'dispute' || kind === 'hold';", replace: 'true;', run: 'promise-broken/1' },
  {
    name: 'a wake a minute late, which the server does not notice',
    find: '(0,_case_run_js__WEBPACK_IMPORTED_MODULE_4__.clockOf)(run), run.wakeAtMs, Date.now()',
    replace: '(0,_case_run_js__WEBPACK_IMPORTED_MODULE_4__.clockOf)(run), run.wakeAtMs + 60_000, Date.now()',
    run: 'plain-ladder/1',
  },
  {
    name: 'a granted deadline that binds nobody',
    find: "if (lastDay !== undefined && member.role !== 'announced')",
    replace: 'if (false)',
    run: 'grand-compte/3',
  },
  {
    name: 'the strongest first instead of the first ready',
    find: 'left.readyAt - right.readyAt || compareStrength(left, right)',
    replace: 'compareStrength(left, right)',
    run: 'grand-compte/1',
  },
];

const corpus = readCorpus();
let bundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  quietRuntime();
  bundle = await bundleWorkflows({ interceptors: [watching] });
});

describe('the recorded histories', () => {
  it('hold every situation of the sample world under the versions of today', () => {
    const { plan } = compile(emailLadder([3]));
    const today = `core-${String(coreVersion)}/ir-${String(plan?.irVersion)}`;
    const missing = situations.filter(({ name }) => !corpus.some((run) => run.name.startsWith(`${today}/${name}/`)));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('are walked by the code as they were recorded, to the length of each timer and the content of each contact', async () => {
    expect(await replayCorpus(bundle, corpus)).toEqual([]);
  });

  it('hold nobody’s name, address or words, and nothing of the machine they were recorded on', () => {
    const personal =
      /Denis|Aubry|client\.example|06 ?12 ?34|33612345678|Moulin|Grenoble|Compte |VIR |Demande du|Réglé avec|Irrécou|Vu au|trop tôt/u;
    const machine = /node_modules|file:\/\/|\/home\/|@[a-z0-9-]+"/u;
    for (const { name, history } of corpus) {
      const texts = textsOf(history);
      expect(`${name} ${personal.exec(texts)?.[0] ?? ''}${machine.exec(texts)?.[0] ?? ''}`).toBe(`${name} `);
    }
  });
});

describe('a change without a new version is seen', () => {
  it.each(planted)('$name', async ({ find, replace, run }) => {
    const runs = corpus.filter(({ name }) => name.startsWith(`core-${String(coreVersion)}/`) && name.endsWith(`/${run}`));
    expect(await replayCorpus(plantChange(bundle, find, replace), runs)).toHaveLength(1);
  });
});
