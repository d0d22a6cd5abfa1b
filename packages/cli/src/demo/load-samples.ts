import { contracts } from '@relance/schemas';
import { publishBundle } from '../commands/scenarios/publish-scenario.js';
import { uploadBytes, type ImportContract } from '../connection/upload-file.js';
import { bearsNameOf } from '../scenario-files/bears-name-of.js';
import type { DemoSession } from './demo-session.js';
import { patiently } from './patiently.js';
import type { SampleFiles, SampleScenario } from './sample-files.js';

/** The segments a scenario is for: those named like its id or one of its names; without any, its id is the segment. */
export function segmentsFor(scenario: Pick<SampleScenario, 'scenarioId' | 'names'>, segments: readonly string[]): string[] {
  const same = segments.filter((segment) => bearsNameOf(segment, scenario));
  return same.length === 0 ? [scenario.scenarioId] : same;
}

async function send(
  session: Pick<DemoSession, 'context' | 'connection'>,
  contract: ImportContract,
  csv: string,
  dateOrder?: 'day' | 'month',
): Promise<void> {
  const { context, connection } = session;
  await patiently(context.io, () => uploadBytes(context, connection, contract, { body: csv, querystring: { dateOrder } }));
}

async function publishAll(session: Pick<DemoSession, 'context' | 'connection'>, samples: SampleFiles): Promise<void> {
  for (const scenario of samples.scenarios) {
    for (const segment of segmentsFor(scenario, samples.segments)) {
      await patiently(session.context.io, () => publishBundle(session.connection, scenario.bundle, segment));
    }
  }
}

/** Publishes and assigns the scenarios, then imports items and contacts: the same again changes nothing. */
export async function loadSamples(session: Pick<DemoSession, 'context' | 'connection' | 'samples'>): Promise<void> {
  const { context, samples } = session;
  const fr = context.locale === 'fr';
  await publishAll(session, samples);
  context.progress.say(fr ? `${samples.scenarios.length} scénarios publiés.` : `${samples.scenarios.length} scenarios published.`);
  await send(session, contracts.importItems, samples.itemsCsv);
  await send(session, contracts.importContacts, samples.contactsCsv);
  context.progress.say(fr ? `${samples.items.length} pièces importées.` : `${samples.items.length} items imported.`);
}

/** Sends the payments of one day. */
export async function sendPayments(session: Pick<DemoSession, 'context' | 'connection' | 'samples'>, csv: string): Promise<void> {
  await send(session, contracts.importPayments, csv, session.samples.paymentDateOrder);
}
