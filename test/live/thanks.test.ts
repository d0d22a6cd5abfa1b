import type { ScenarioBundle } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

/** One business day in two seconds. */
const scale = 86_400_000 / 2000;

/** A reminder sixty days after the due date, and thanks for whoever has paid (law 23). */
function withThanks(): ScenarioBundle {
  const ladder = emailLadder([60]);
  const { graph, templates } = ladder;
  const data = {
    when: { anchor: 'previousContact', offset: 0, unit: 'days' },
    level: -1,
    template: 'merci',
    audience: ['accountsPayable'],
  };
  return {
    ...ladder,
    templates: [
      ...templates,
      ...templates.map((template) => ({ ...template, id: 'merci', subject: 'Merci', body: '<p>{{entity.name}}</p>{{statement}}' })),
    ],
    graph: {
      ...graph,
      nodes: [
        ...graph.nodes,
        { id: 'merci', kind: 'email', name: 'Remerciement', data },
        { id: 'retour', kind: 'end', name: 'Retour', data: {} },
      ],
      edges: [
        ...graph.edges,
        { id: 'merci-sent', from: { node: 'merci', port: 'sent' }, to: 'retour' },
        { id: 'merci-failed', from: { node: 'merci', port: 'failed' }, to: 'retour' },
      ],
      interrupts: { paid: { to: 'merci' } },
    },
  };
}

describe('a thank-you, on the real server', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openHouse(scale);
    await house.publish(withThanks(), 'pme');
  }, 120_000);
  afterAll(() => house.close());

  it('leaves once the late item is paid, asks for nothing, and no reminder follows (law 23)', async () => {
    // five days late by the business clock, however long the house took to open: thanks are for what is paid by J+15
    const dueDate = await house.dayIn(-5);
    const dates = { invoiceDate: '2025-07-20', dueDate };
    const caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@client.example' }, [
      { type: 'invoice', number: 'F-1', currency: 'EUR', outstandingCents: 120_000, ...dates },
    ]);
    await house.start(caseOf);
    await vi.waitFor(
      async () => {
        expect((await house.store.cases.get(house.entityId, caseOf))?.positions).toHaveLength(1);
      },
      { timeout: 60_000, interval: 50 },
    );
    await house.pay(caseOf, 120_000);
    await vi.waitFor(
      async () => {
        expect((await house.mails()).map(({ subject }) => subject)).toEqual(['Merci']);
      },
      { timeout: 60_000, interval: 100 },
    );
    const [dispatch] = await house.store.dispatches.byCase(house.entityId, caseOf);
    expect(dispatch).toMatchObject({ state: 'accepted', level: -1, lines: [{ role: 'settled' }] });
  });
});
