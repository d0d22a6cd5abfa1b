import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startProviderEmulator } from '@relance/channels/emulators';
import { businessNow } from '@relance/domain';
import { compile } from '@relance/scenario';
import { caseWorkflowId, coreVersion, sweepWorkflowType, caseQueue, type ScenarioBundle } from '@relance/schemas';
import { startServices } from '@relance/stack';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { format } from 'prettier';
import { emailLadder, letterLadder } from '../../live/e-mail-ladder.js';
import { openHouse, type LiveHouse } from '../../live/live-house.js';
import { openApi } from '../../live/open-api.js';
import { corpusFolder } from '../corpus.js';
import { startClerk } from './clerk.js';
import { ladder, letters, situations, type Situation } from './situations.js';
import { openStory } from './story.js';

/** One business day in a second. */
const scale = 86_400_000 / 1000;
/** Business days a recording lasts: most scenarios of the sample world have come to their end. */
const lastsDays = 90;
/** Histories are carried on at this length instead of at 4,096 events, so that the corpus holds some that were. */
const carriedOnAfter = 120;
const samples = join(import.meta.dirname, '..', '..', '..', 'samples', 'complete-scenarios');

/** Records how cases are carried out on the real server; `--only NAME` records one situation. */
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = situations.filter(({ name }) => values.only === undefined || name === values.only);

async function bundleOf(scenario: string): Promise<ScenarioBundle> {
  if (scenario === ladder) return emailLadder([3, 12, 20]);
  if (scenario === letters) {
    const companions = [{ channel: 'email', template: 'avis', audience: ['accountsPayable'] }];
    const bundle = letterLadder([3, 12]);
    const nodes = bundle.graph.nodes.map((node) => (node.kind === 'letter' ? { ...node, data: { ...node.data, companions } } : node));
    const notices = emailLadder([3]).templates.map((template) => ({ ...template, id: 'avis' }));
    return { ...bundle, templates: [...bundle.templates, ...notices], graph: { ...bundle.graph, scenarioId: letters, nodes } };
  }
  return JSON.parse(await readFile(join(samples, `${scenario}.json`), 'utf8')) as ScenarioBundle;
}

async function importCase(house: LiveHouse, { name, scenario, cents = [120_000], unreachable, debtorClass }: Situation): Promise<string> {
  const clock = await house.store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  const dayIn = (days: number): string => new Date(businessNow(clock, Date.now()) + days * 86_400_000).toISOString().slice(0, 10);
  const dates = { invoiceDate: dayIn(-20), dueDate: dayIn(12) };
  const reached = unreachable === true ? {} : { email: `${name}@client.example`, mobile: '06 12 34 56 78' };
  const rows = cents.map((outstandingCents, index) => ({
    ...({ type: 'invoice', currency: 'EUR', number: `${name}-${String(index + 1)}`, outstandingCents } as const),
    ...dates,
  }));
  const caseOf = await house.import({ code: name, segment: scenario, ...reached }, rows);
  const account = await house.store.accounts.byCode(house.entityId, name);
  if (account === undefined) throw new Error('the account was not stored');
  const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };
  await house.store.accounts.replace({
    ...account,
    ...(unreachable === true ? {} : { address }),
    ...(debtorClass === undefined ? {} : { debtorClass }),
  });
  return caseOf;
}

/** Every run under the id of a workflow, oldest first: those carried on, and those started again after a rest. */
async function runsOf({ client }: LiveHouse, workflowId: string): Promise<unknown[]> {
  const runs: { runId: string; startTime: Date }[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) runs.push(run);
  const inOrder = runs.toSorted((a, b) => a.startTime.getTime() - b.startTime.getTime());
  const histories = await Promise.all(inOrder.map(({ runId }) => client.workflow.getHandle(workflowId, runId).fetchHistory()));
  return histories.map((history) => withoutMachine(JSON.parse(historyToJSON({ events: complete(history.events ?? []) }))));
}

/** The events up to the last step that was carried out whole: what came after it would be walked on, not replayed. */
function complete<Event extends { workflowTaskScheduledEventAttributes?: unknown; workflowTaskCompletedEventAttributes?: unknown }>(
  events: readonly Event[],
): Event[] {
  const done = events.findLastIndex((event) => event.workflowTaskCompletedEventAttributes != null);
  const begun = events.findIndex((event, index) => index > done && event.workflowTaskScheduledEventAttributes != null);
  return events.slice(0, begun < 0 ? events.length : begun);
}

/** A history without the names of the machine and the process it was recorded on, which also stand in the name of a worker's own queue. */
function withoutMachine(value: unknown): unknown {
  if (typeof value === 'string') return /^\d+@/u.test(value) ? 'recorded' : value;
  if (Array.isArray(value)) return value.map(withoutMachine);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutMachine(part)]));
}

const { plan } = compile(emailLadder([3]));

async function write(situation: string, runs: unknown[]): Promise<void> {
  const file = join(corpusFolder, `core-${String(coreVersion)}`, `ir-${String(plan?.irVersion)}`, `${situation}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await format(JSON.stringify({ situation, runs }), { parser: 'json', printWidth: 140 }));
  console.log(`${situation}: ${String(runs.length)} runs, ${String(JSON.stringify(runs).length)} bytes`);
}

async function record(house: LiveHouse): Promise<void> {
  const api = await openApi(house);
  const clock = await house.store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  for (const scenario of new Set(chosen.map((one) => one.scenario))) await house.publish(await bundleOf(scenario), scenario);
  const cases = new Map<Situation, string>();
  for (const situation of chosen) cases.set(situation, await importCase(house, situation));
  const answered = new Set([...cases].flatMap(([{ tasks }, caseOf]) => (tasks === 'answered' ? [caseOf] : [])));
  const clerk = startClerk(house, api, clock, answered);
  const sweep = { taskQueue: caseQueue(house.config.queuePrefix), args: [{ queuePrefix: house.config.queuePrefix }] };
  const [first, ...others] = [...cases];
  if (first === undefined) throw new Error('there is no situation of that name');
  for (const [, caseOf] of others) await house.start(caseOf);
  // the first case is started by the sweep, as one whose start was lost
  await house.client.workflow.execute(sweepWorkflowType, { ...sweep, workflowId: `sweep-${house.entityId}` });
  await Promise.all([
    pause((lastsDays * 86_400_000) / clock.scale),
    ...[...cases].map(async ([{ name, happens }, caseOf]) => {
      await happens?.(openStory({ house, api, clock, caseOf, item: `${name}-1` }));
    }),
  ]);
  await clerk.stop();
  for (const [{ name }, caseOf] of cases) await write(name, await runsOf(house, caseWorkflowId(caseOf)));
  await write('sweep', await runsOf(house, `sweep-${house.entityId}`));
  await api.close();
}

const dataFolder = await mkdtemp(join(tmpdir(), 'relance-replay-'));
const services = await startServices({
  dataFolder,
  mailbox: false,
  purpose: 'npm run replay:record',
  temporalSettings: { 'limit.historyCount.suggestContinueAsNew': carriedOnAfter },
});
process.env['RELANCE_MONGODB_URI'] = services.mongodbUri;
process.env['RELANCE_TEMPORAL_ADDRESS'] = services.temporalAddress;
const provider = await startProviderEmulator();
const { url, account, secret } = provider;
try {
  const sms = { url, account, secret, sender: '+33974990001', part: { cents: 8, currency: 'EUR' }, longestMs: 1000 };
  const house = await openHouse(scale, 'staffed', { sms });
  await record(house);
  await house.close();
} finally {
  await provider.stop();
  await services.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
