import type { ScenarioBundle, TemplatePreview } from '@relance/schemas';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder, letterLadder, textLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** Ten business minutes in a second: what is seen and what leaves fall on one day. */
const scale = 600;
const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };
const sms = {
  url: 'http://127.0.0.1:1',
  account: 'AC1',
  secret: 'secret-of-the-provider',
  sender: 'RELANCE',
  part: { cents: 8, currency: 'EUR' },
} as const;

let house: LiveHouse;
let api: LiveApi;

beforeAll(async () => {
  house = await openHouse(scale, 'staffed', { sms });
  const entity = await house.store.entities.get(house.entityId);
  if (entity === undefined) throw new Error('the house has no entity');
  // open around the clock: what is ready leaves within the hour
  const policy = { ...entity.policy, window: { fromMinute: 0, toMinute: 1440, weekdays: [1, 2, 3, 4, 5, 6, 7] } };
  await house.store.entities.upsert({ ...entity, policy });
  api = await openApi(house);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

/** An account of its own segment whose items are twelve days late, with a credit note. */
async function accountOf(segment: string, ladder: ScenarioBundle): Promise<string> {
  ladder.graph.scenarioId = segment;
  for (const template of ladder.templates) if (segment !== 'sms') template.body = '<p>{{contact.name}}</p>{{statement}}';
  await house.publish(ladder, segment);
  const item = (number: string, dueDate: string, outstandingCents: number) =>
    ({
      type: outstandingCents < 0 ? 'creditNote' : 'invoice',
      number,
      currency: 'EUR',
      invoiceDate: '2025-06-01',
      dueDate,
      outstandingCents,
    }) as const;
  const caseOf = await house.import({ code: `C-${segment}`, segment, email: 'denis@client.example', mobile: '+33612345678' }, [
    item('F-1', '2025-08-20', 120_000),
    item('F-2', '2025-08-20', 30_050),
    item('A-1', '2025-08-20', -10_000),
  ]);
  const account = await house.store.accounts.byCode(house.entityId, `C-${segment}`);
  if (account === undefined) throw new Error('the account was not stored');
  await house.store.accounts.replace({ ...account, address });
  return caseOf;
}

/** The first message of a case that left: its subject, its bytes, its Message-ID. */
async function sentOf(caseOf: string): Promise<{ subject: string | undefined; messageId: string | undefined; bytes: Buffer }> {
  const { contentHash, subject, messageId } = await vi.waitFor(
    async () => {
      const [first] = await house.store.dispatches.byCase(house.entityId, caseOf);
      expect(['accepted', 'handedOver', 'unknown']).toContain(first?.state);
      expect(first?.contentHash).toBeDefined();
      return { ...first, contentHash: first?.contentHash ?? '' };
    },
    { timeout: 60_000, interval: 100 },
  );
  return { subject, messageId, bytes: await readFile(join(house.config.dataFolder, 'files', contentHash.slice(0, 2), contentHash)) };
}

/** A mail as the mailbox took it apart. */
async function mailOf(messageId: string | undefined): Promise<{ html: string; text: string }> {
  const { url } = house.mailbox;
  const list = await fetch(`${url}/api/messages?messageId=${encodeURIComponent(messageId ?? '')}`);
  const [mail] = (await list.json()) as { id: string }[];
  return (await (await fetch(`${url}/api/messages/${mail?.id ?? ''}`)).json()) as { html: string; text: string };
}

async function seen(segment: string): Promise<TemplatePreview> {
  return (await api.post('/templates/preview', { account: `C-${segment}`, template: 'relance' })) as unknown as TemplatePreview;
}

it.each([
  ['email', emailLadder],
  ['sms', textLadder],
  ['letter', letterLadder],
] as const)(
  'what is seen of a message by %s is what then leaves',
  async (segment, ladder) => {
    const caseOf = await accountOf(segment, ladder([5]));
    const preview = await seen(segment);
    expect(preview.items.map(({ number }) => number)).toEqual(['F-1', 'F-2']);
    await house.start(caseOf);
    const { subject, messageId, bytes } = await sentOf(caseOf);
    if (segment === 'sms') {
      expect(preview).toMatchObject({ text: bytes.toString('utf8'), sms: { parts: 1, cents: 8 } });
      return;
    }
    expect(preview.subject).toBe(subject);
    if (segment === 'letter') {
      expect(Buffer.from(preview.letter?.pdf ?? '', 'base64').equals(bytes)).toBe(true);
      return;
    }
    const { html, text } = await mailOf(messageId);
    expect(html.trim()).toBe(preview.html?.trim());
    expect(text.trim()).toBe(preview.text?.trim());
    expect(html).toContain('F-2');
  },
  120_000,
);
