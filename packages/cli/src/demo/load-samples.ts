import { contracts } from '@relance/schemas';
import { publishBundle } from '../commands/scenarios/publish-scenario.js';
import { uploadBytes, type ImportContract } from '../connection/upload-file.js';
import type { DemoSession } from './demo-session.js';
import { patiently } from './patiently.js';
import type { SampleFiles } from './sample-files.js';

/** A segment's name as an id: `Grand compte` → `grand-compte`. */
function slugOf(segment: string): string {
  const plain = segment.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The segments a scenario is for: those whose name is its id; a scenario no segment is named after takes its id as the segment. */
export function segmentsFor(scenarioId: string, segments: readonly string[]): string[] {
  const same = segments.filter((segment) => slugOf(segment) === scenarioId);
  return same.length === 0 ? [scenarioId] : same;
}

async function send(session: Pick<DemoSession, 'context' | 'connection'>, contract: ImportContract, csv: string): Promise<void> {
  const { context, connection } = session;
  await patiently(context.io, () => uploadBytes(context, connection, contract, { body: csv, querystring: {} }));
}

async function publishAll(session: Pick<DemoSession, 'context' | 'connection'>, samples: SampleFiles): Promise<void> {
  for (const { scenarioId, bundle } of samples.scenarios) {
    for (const segment of segmentsFor(scenarioId, samples.segments)) {
      await patiently(session.context.io, () => publishBundle(session.connection, bundle, segment));
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
export async function sendPayments(session: Pick<DemoSession, 'context' | 'connection'>, csv: string): Promise<void> {
  await send(session, contracts.importPayments, csv);
}
