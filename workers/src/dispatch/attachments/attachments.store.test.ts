import type { Dispatch, ItemDocument, ScenarioBundle } from '@relance/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { twoReminders } from '../../testing/sample-records.js';

/** The reminders, the first of which attaches that. */
function attaching(...attachments: string[]): ScenarioBundle {
  const bundle = twoReminders();
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, attachments } } : node));
  return { ...bundle, graph: { ...bundle.graph, nodes } };
}

let house: SampleHouse;
beforeEach(async () => {
  house = await openSampleHouse({ bundle: attaching('invoices') });
});
afterEach(() => house.close());

async function keep(number: string, bytes: Uint8Array, kind: ItemDocument['kind'] = 'invoice'): Promise<string> {
  const contentHash = await house.dependencies.files.keep(bytes);
  const itemId = house.idOf(number);
  const { entityId } = house;
  const document = { contentHash, contentType: 'application/pdf', bytes: bytes.length, at: house.nowMs, by: 'u-1' } as const;
  await house.store.itemDocuments.addOnce({ _id: `${itemId}/${kind}/${contentHash}`, entityId, itemId, kind, ...document });
  return contentHash;
}

async function sent(): Promise<{ dispatch: Dispatch | undefined; mail: string }> {
  expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
  const [dispatch] = await house.store.dispatches.byCase(house.entityId, house.caseId);
  return { dispatch, mail: Buffer.from(house.channel.arrived[0]?.bytes ?? []).toString('latin1') };
}

const told = async () =>
  (await house.store.journal.list(house.entityId, house.caseId)).map(({ kind, detail, itemIds }) => [kind, detail, itemIds?.length]);

describe('an e-mail that attaches the invoices it asks for', () => {
  it('carries the one added last of each item, byte for byte, and says which item has none', async () => {
    await keep('F-1', Buffer.from('%PDF-1.7 old'));
    house.nowMs += 1000;
    const hash = await keep('F-1', Buffer.from('%PDF-1.7 new\n\r'));
    await keep('F-2', Buffer.from('%PDF-1.7 order'), 'order');
    const { dispatch, mail } = await sent();
    expect(mail).toMatch(/filename=facture-F-1\.pdf/);
    expect(mail).toContain(Buffer.from('%PDF-1.7 new\n\r').toString('base64'));
    expect(mail).not.toContain('F-2.pdf');
    expect(dispatch?.attachments).toEqual([
      { kind: 'invoice', itemId: house.idOf('F-1'), state: 'attached', contentHash: hash, fileName: 'facture-F-1.pdf' },
      { kind: 'invoice', itemId: house.idOf('F-2'), state: 'missing' },
    ]);
    expect(await told()).toEqual([
      ['contact', undefined, 2],
      ['attachment', 'invoice/missing', 1],
    ]);
  });

  it('leaves out what would make it too heavy, and says so', async () => {
    await keep('F-1', Buffer.concat([Buffer.from('%PDF-1.7 a'), Buffer.alloc(5 * 1024 * 1024)]));
    await keep('F-2', Buffer.concat([Buffer.from('%PDF-1.7 b'), Buffer.alloc(5 * 1024 * 1024)]));
    const { dispatch } = await sent();
    expect(dispatch?.attachments?.map(({ state }) => state)).toEqual(['attached', 'tooLarge']);
    expect(await told()).toEqual([
      ['contact', undefined, 2],
      ['attachment', 'invoice/tooLarge', 1],
    ]);
  });
});

describe('an e-mail that attaches the statement of the account', () => {
  it('carries it as it stands when it leaves, the very bytes kept under their hash', async () => {
    await house.close();
    house = await openSampleHouse({ bundle: attaching('statement') });
    const { dispatch, mail } = await sent();
    const [{ contentHash = '', ...kept } = {}, ...more] = dispatch?.attachments ?? [];
    expect(more).toEqual([]);
    expect(kept).toEqual({
      kind: 'statement',
      state: 'attached',
      fileName: expect.stringMatching(/^releve-de-compte-\d{4}-\d\d-\d\d\.pdf$/) as string,
    });
    const pdf = Buffer.from(await house.dependencies.files.read(contentHash));
    expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    expect(mail).toContain('filename=releve-de-compte-');
    expect(mail.replaceAll(/\s/g, '')).toContain(pdf.toString('base64'));
    expect(await told()).toEqual([['contact', undefined, 2]]);
  });
});
