import { settle } from '@relance/scenario/machine';
import type { DispatchCopy, ScenarioBundle } from '@relance/schemas';
import { readMail } from '@relance/channels';
import { afterEach, describe, expect, it } from 'vitest';
import { plansOf, readKnowledge } from '../../facts/read-knowledge.js';
import { openSampleHouse, type HouseOptions, type SampleHouse } from '../../testing/sample-house.js';
import { remindersWithText, twoLetters, twoReminders } from '../../testing/sample-records.js';

const email = 'essai@brevanne.example';
const contacts = [
  { id: 'k-1', role: 'accountsPayable' as const, name: 'Denis Aubry', email: 'compta@client.example', mobile: '06 12 34 56 78' },
];
const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };

let house: SampleHouse;
afterEach(() => house.close());

async function open(options: HouseOptions, scope: 'entity' | 'scenario' = 'entity', mobile?: string): Promise<void> {
  house = await openSampleHouse({ contacts, ...options });
  const target = scope === 'entity' ? '' : (options.bundle ?? twoReminders()).graph.scenarioId;
  const where = { email, ...(mobile === undefined ? {} : { mobile }) };
  await house.store.trials.start(
    { entityId: house.entityId, scope, target },
    { ...where, reason: 'r', changedAt: house.nowMs, changedBy: 'u' },
  );
}

const end = (scope: 'entity' | 'scenario' = 'entity', target = '') =>
  house.store.trials.end({ entityId: house.entityId, scope, target }, { reason: 'r', changedAt: house.nowMs, changedBy: 'u' });

function copied(copies: Pick<DispatchCopy, 'role' | 'mode'>[]): ScenarioBundle {
  const bundle = twoReminders();
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, copies } } : node));
  return { ...bundle, graph: { ...bundle.graph, nodes } };
}

/** The first mail of the relay, as its reader sees it. */
async function mail(): Promise<{ subject: string; words: string; raw: string }> {
  const [arrived] = house.channel.arrived;
  if (arrived === undefined) throw new Error('nothing arrived');
  const { subject, words } = await readMail(arrived.bytes);
  return { subject, words, raw: Buffer.from(arrived.bytes).toString('utf8') };
}

const everybody = () => [...house.channel.arrived.map(({ envelope }) => envelope.to), ...house.channel.copied.map(({ to }) => to)];

describe('under a trial', () => {
  it('an e-mail goes to the house alone, without copies, says whom it was for, and is told as a trial', async () => {
    await open({ bundle: copied([{ role: 'accountsPayable', mode: 'cc' }]) });
    const receipt = await house.deliver(await house.nextContact());
    expect(receipt).toMatchObject({ outcome: 'sent', trial: true });
    expect(everybody()).toEqual([email]);
    const { subject, words, raw } = await mail();
    expect(subject).toMatch(/^\[ESSAI\] /u);
    expect(words).toContain('Destinataire réel : Denis Aubry, compta@client.example.');
    expect(raw).toMatch(/^Reply-To: .*essai@brevanne\.example/mu);
    expect(await house.store.dispatches.get(house.entityId, receipt.dispatchId)).toMatchObject({
      state: 'accepted',
      recipient: email,
      trial: { id: `${house.entityId}/entity/`, epoch: 1, by: 'email', insteadOf: 'Denis Aubry, compta@client.example' },
    });
    expect(await house.store.dispatches.contacts(house.entityId)).toBe(0);
    expect(await house.store.journal.list(house.entityId, house.caseId)).toMatchObject([{ kind: 'contact', trial: true }]);
  });

  it('a letter is the PDF it would be, on an e-mail: no print batch holds it, and the case goes on', async () => {
    await open({ bundle: twoLetters(), address });
    const receipt = await house.deliver(await house.nextContact());
    expect(receipt).toMatchObject({ outcome: 'sent', trial: true });
    expect(await house.store.letterBatches.list(house.entityId, 10)).toEqual([]);
    expect(everybody()).toEqual([email]);
    const { words, raw } = await mail();
    expect(words).toContain('8 impasse du Moulin, 38000 Grenoble, FR');
    expect(raw).toContain('Content-Type: application/pdf');
    expect(await house.store.dispatches.get(house.entityId, receipt.dispatchId)).toMatchObject({
      channel: 'letter',
      trial: { by: 'email' },
    });
  });

  it.each([
    ['to the number of the house', '+33600000001', ['+33600000001'], 1],
    ['by e-mail where it has none', undefined, [], 2],
  ] as const)('a text message goes %s', async (_, mobile, numbers, mails) => {
    await open({ bundle: remindersWithText() }, 'entity', mobile);
    await house.deliver(await house.nextContact());
    expect(house.texts.arrived.map(({ envelope }) => envelope.to)).toEqual(numbers);
    expect(everybody()).toEqual(Array.from({ length: mails }, () => email));
    const texts = house.texts.arrived.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
    for (const text of texts) expect(text).toContain('+33612345678');
  });

  it('of one scenario its messages alone go to the house', async () => {
    await open({}, 'scenario');
    await house.deliver(await house.nextContact());
    expect(everybody()).toEqual([email]);
    await house.close();
    house = await openSampleHouse({ contacts });
    const other = { entityId: house.entityId, scope: 'scenario' as const, target: 'another' };
    await house.store.trials.start(other, { email, reason: 'r', changedAt: 1, changedBy: 'u' });
    await house.deliver(await house.nextContact());
    expect(everybody()).toEqual(['compta@client.example']);
  });
});

describe('between a trial and its end', () => {
  it('a message that was about to leave when the trial began does not reach the customer', async () => {
    await open({});
    await end();
    const request = await house.nextContact();
    const { dependencies } = house;
    const { dispatches } = dependencies.store;
    let began = false;
    const beginning = {
      ...dependencies,
      store: {
        ...dependencies.store,
        dispatches: {
          ...dispatches,
          async move(...moved: Parameters<typeof dispatches.move>) {
            const [entityId, , , to] = moved;
            if (to === 'handingOver' && !began) {
              began = true;
              const place = { entityId, scope: 'entity' as const, target: '' };
              await house.store.trials.start(place, { email, reason: 'r', changedAt: 1, changedBy: 'u' });
            }
            return dispatches.move(...moved);
          },
        },
      },
    };
    expect(await house.deliver(request, beginning)).toMatchObject({ outcome: 'sent', trial: true });
    expect(everybody()).toEqual([email]);
  });

  it('nothing leaves for the customer before it is said to be over; then the same step does, under another key', async () => {
    await open({});
    const request = await house.nextContact();
    const receipt = await house.deliver(request);
    await end();
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(request.state) });
    const next = await house.nextContact(settle(request.state, request.effect, receipt, environment));
    expect(next.effect.carrier.nodeId).toBe('r2');
    expect(await house.deliver(next)).toMatchObject({ outcome: 'refused', reason: { code: 'trialNotOver', law: 25 } });
    expect(everybody()).toEqual([email]);
    const tellOver = async (id: string, recordedAt: number): Promise<void> => {
      const fact = { fromOn: '2025-09-20', owner: 'creditManager', recordedAt, recordedBy: 'u' } as const;
      await house.store.facts.recordOnce({ _id: id, entityId: house.entityId, caseId: house.caseId, kind: 'trialOver', ...fact });
      await house.store.cases.recordFacts(house.entityId, house.caseId, { factIds: [id], at: recordedAt });
    };
    // said a minute after the instant the case decides for: it still stands on the step that a trial led it to (law 4)
    await tellOver('later', house.nowMs + 60_000);
    const tooSoon = await house.nextContact(next.state);
    expect(tooSoon.effect.carrier.nodeId).toBe('r2');
    expect(await house.deliver(tooSoon)).toMatchObject({ outcome: 'refused', reason: { code: 'trialNotOver' } });
    expect(everybody()).toEqual([email]);
    await tellOver('t', house.nowMs);
    const again = await house.nextContact(next.state);
    expect(again.effect.carrier).toMatchObject({ nodeId: 'r1', visit: 2 });
    const left = await house.deliver(again);
    expect(left).toMatchObject({ outcome: 'sent' });
    expect(left.trial).toBeUndefined();
    expect(everybody()).toEqual([email, 'compta@client.example']);
  });

  it('what somebody agreed to under it does not leave for the customer: it is asked anew first (law 24)', async () => {
    await open({});
    const { store, entityId, caseId } = house;
    const accountId = (await store.cases.get(entityId, caseId))?.payerAccountId ?? '';
    const itemIds = (await house.nextContact()).effect.members.map(({ item }) => item);
    const shown = { channel: 'email', level: 1, trial: { id: `${entityId}/entity/`, epoch: 1 } };
    const task = { entityId, caseId, accountId, kind: 'approval', state: 'open', openedAt: house.nowMs, outcomes: [] } as const;
    await store.tasks.openOnce({ ...task, outcomes: [], _id: 'draft-1', itemIds, draft: shown });
    await store.cases.addTask(entityId, caseId, 'draft-1');
    await end();
    const request = await house.nextContact();
    const agreed = { ...request, effect: { ...request.effect, approved: true } };
    expect(await house.deliver(agreed)).toMatchObject({ outcome: 'refused', reason: { code: 'trialNotOver' } });
    expect(everybody()).toEqual([]);
    expect((await store.tasks.draftsOfTrial(entityId, `${entityId}/entity/`)).map(({ _id }) => _id)).toEqual(['draft-1']);
  });
});
