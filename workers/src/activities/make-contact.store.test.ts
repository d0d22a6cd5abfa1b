import { settle } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactRequest } from '../activity-contract.js';
import { plansOf, readKnowledge } from '../facts/read-knowledge.js';
import { openSampleHouse, type SampleHouse } from '../testing/sample-house.js';
import { makeContact } from './make-contact.js';
import { refreshCase } from './refresh-case.js';

let house: SampleHouse;
let request: ContactRequest;
beforeEach(async () => {
  house = await openSampleHouse();
  const { state, ...contact } = await house.nextContact();
  request = { ...contact, asked: { state, sequence: 1 } };
});
afterEach(() => house.close());

const stored = () => house.store.cases.get(house.entityId, house.caseId);

describe('a case after a contact', () => {
  it('is shown with the receipt exactly as a look at it would show it, and the look then tells nothing new', async () => {
    const { receipt, shown } = await makeContact(house.dependencies, request);
    expect(shown).toBe(true);
    const { positions, nextAt, told, level } = (await stored()) ?? {};
    const journal = await house.store.journal.list(house.entityId, house.caseId);

    const { asked, effect, nowMs } = request;
    if (asked === undefined) throw new Error('the request has the state');
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs, plans: plansOf(asked.state) });
    const state = settle(asked.state, effect, receipt, environment);
    const { entityId, caseId } = house;
    const look = { entityId, caseId, nowMs, state, sequence: 2, knownFactsVersion: -1, knownPlans: [], knownTerritories: [] };
    await refreshCase(house.dependencies, look);
    expect(await stored()).toMatchObject({ positions, nextAt, told, level });
    expect(positions?.map((position) => position.nodeId)).toEqual(['r2', 'r2']);
    expect(await house.store.journal.list(house.entityId, house.caseId)).toEqual(journal);
  });

  it('is shown once, though the activity is tried again after it had done everything', async () => {
    const first = await makeContact(house.dependencies, request);
    const journal = await house.store.journal.list(house.entityId, house.caseId);
    expect(await makeContact(house.dependencies, request)).toEqual(first);
    expect(await house.store.journal.list(house.entityId, house.caseId)).toEqual(journal);
    expect(house.channel.arrived).toHaveLength(1);
  });

  it('is left to the workflow where facts are newer than those it decided on, or where it did not tell its state', async () => {
    const { entityId, caseId, effect, nowMs, factsVersion } = request;
    const silent = { entityId, caseId, effect, nowMs, factsVersion: factsVersion + 1 };
    await house.pay('F-1', 100);
    expect(await makeContact(house.dependencies, request)).toMatchObject({ receipt: { outcome: 'void' }, shown: false });
    expect(await makeContact(house.dependencies, silent)).toMatchObject({
      receipt: { outcome: 'sent' },
      shown: false,
    });
    expect(await stored()).toMatchObject({ projectionSequence: 0 });
  });
});
