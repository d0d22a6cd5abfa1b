import { cpSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startContractServer, type ContractServer } from '../testing/contract-server.js';
import { clone, runCli } from '../testing/run-cli.js';
import { sampleAnswers } from '../testing/sample-answers.js';

const reference = readFileSync(join(clone, 'docs', 'reference', 'cli.md'), 'utf8');
/** What runs offline is run by reference.test.ts, the demo by run-demo.test.ts, the doctor and the choice of an entity by online-commands.test.ts, backup and restore by test/live/restore.test.ts. */
const elsewhere = /^(?:check|simulate|interest|demo|doctor|backup|restore|entity use)\b/;
/** Lines that say themselves that not all was done: one of the two incidents of the sample cannot be sent again. */
const partly = /^incidents retry\b/;
const lines = [...reference.matchAll(/^npx relance (.+)$/gm)].flatMap(([, line = '']) => (elsewhere.test(line) ? [] : [line]));

/** The words of an example line as a shell would split it. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Files the lines name beside the samples: what a person would have at hand. */
const atHand: Readonly<Record<string, string>> = {
  'avis.pdf': '%PDF-1.7',
  'depot.pdf': '%PDF-1.7',
  'facture.pdf': '%PDF-1.7',
  'reponse.eml': 'Subject: Re: Facture\r\n\r\nLe virement est parti.',
  'body.html': '<p>{{reference}}</p>',
  'columns.json': '{}',
};

let server: ContractServer;
beforeAll(async () => {
  server = await startContractServer(sampleAnswers);
});
afterAll(() => server.stop());

/** A folder of its own for each line, as after a fresh clone: what a line writes is in nobody's way. */
async function folderAtHand(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'relance-lines-'));
  cpSync(join(clone, 'samples'), join(folder, 'samples'), { recursive: true, filter: (path) => !path.includes('node_modules') });
  for (const [name, text] of Object.entries(atHand)) await writeFile(join(folder, name), text);
  const items = readFileSync(join(clone, 'samples', 'open-items.csv'));
  for (const name of ['balance.csv', 'balance.rejets.csv', 'suivi.csv', 'today.csv']) await writeFile(join(folder, name), items);
  return folder;
}

describe('docs/reference/cli.md', () => {
  it.each(lines)('`relance %s` does what it says against the contracts of the API', async (line) => {
    server.breaches.length = 0;
    const folder = await folderAtHand();
    const run = await runCli([...words(line), '--server', server.url], { folder, environment: { RELANCE_TOKEN: 'the-token' } });
    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(partly.test(line) ? 1 : 0);
    expect(run.stdout.trim()).not.toBe('');
    expect(server.breaches).toEqual([]);
  });
});
