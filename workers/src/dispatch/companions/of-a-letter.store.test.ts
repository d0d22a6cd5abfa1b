import { settle } from '@relance/scenario/machine';
import type { ScenarioBundle, Template } from '@relance/schemas';
import { afterEach, expect, it } from 'vitest';
import { plansOf, readKnowledge } from '../../facts/read-knowledge.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { twoLetters } from '../../testing/sample-records.js';

const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };
let house: SampleHouse;
afterEach(() => house.close());

/** The two letters, the first of which takes an e-mail along. */
function letterWithMail(): ScenarioBundle {
  const bundle = twoLetters();
  const companions = [{ channel: 'email', template: 'annonce', audience: ['accountsPayable'] }];
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'l1' ? { ...node, data: { ...node.data, companions } } : node));
  const mails = bundle.templates.map((one): Template => ({ ...one, id: 'annonce', channel: 'email' }));
  return { ...bundle, templates: [...bundle.templates, ...mails], graph: { ...bundle.graph, nodes } };
}

it('the e-mail of a letter leaves once the letter is posted, once, as part of that contact (law 22)', async () => {
  house = await openSampleHouse({ bundle: letterWithMail(), address });
  const { store, entityId, caseId } = house;
  const request = await house.nextContact();
  const receipt = await house.deliver(request);
  expect([receipt.outcome, house.channel.arrived.length]).toEqual(['handedOver', 0]);
  const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(request.state) });
  const waiting = settle(request.state, request.effect, receipt, environment);

  // as the engine records it: posted on Thursday 4 September
  house.nowMs += 86_400_000;
  const { dispatchId } = receipt;
  const said = { kind: 'letterPosted', fromOn: '2025-09-04', dispatchId, owner: 'collector', recordedBy: 'u-1' } as const;
  await store.facts.recordOnce({ _id: 'f-1', entityId, caseId, ...said, recordedAt: house.nowMs });
  await store.dispatches.move(entityId, dispatchId, 'handedOver', 'accepted', { settledAt: house.nowMs, postedOn: '2025-09-04' });
  await store.cases.recordFacts(entityId, caseId, { factIds: ['f-1'], at: house.nowMs });

  const along = await house.nextContact(waiting);
  expect(along.effect).toMatchObject({ channel: 'email', companionOf: dispatchId, members: [{ nodeId: 'l1' }, { nodeId: 'l1' }] });
  // a trial that began meanwhile keeps it, and does not have it read by the house in the customer's place
  const place = { entityId, scope: 'entity', target: '' } as const;
  const began = { reason: 'r', changedAt: house.nowMs, changedBy: 'u' };
  await store.trials.start(place, { email: 'essai@brevanne.example', ...began });
  expect(await house.deliver(along)).toMatchObject({ outcome: 'refused', reason: { code: 'trialHolds' } });
  expect(house.channel.arrived).toEqual([]);
  await store.trials.end(place, began);
  for (let time = 0; time < 2; time += 1) expect((await house.deliver(along)).outcome).toBe('sent');
  expect(house.channel.arrived).toHaveLength(1);
  const told = (await store.journal.list(entityId, caseId)).map(({ kind, channel, companionOf }) => [kind, channel, companionOf]);
  expect(told).toEqual([
    ['letterReady', undefined, undefined],
    ['companion', 'email', dispatchId],
  ]);
});
