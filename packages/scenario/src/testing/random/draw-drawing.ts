import type { GraphEdge, GraphNode, ScenarioBundle, Template } from '@relance/schemas';
import fc from 'fast-check';

/** One card of a random drawing. */
export interface CardDraw {
  what: 'email' | 'sms' | 'callTask' | 'decision' | 'wait';
  /** Days after the card before. */
  after: number;
  deadlineDays: number;
  /** How far ahead the second way out (failed, expired, else) leads; the first leads to the next card. */
  leap: number;
}

/** A random drawing whose levels rise and whose ways only lead on: what the compiler proves and bounds. */
export interface DrawingDraw {
  cards: CardDraw[];
  /** After which cards the level rises by one. */
  rises: boolean[];
  gapDays: number;
  contacts: number;
}

/** Random drawings of one to seven cards with joins and leaps. */
export const drawDrawing: fc.Arbitrary<DrawingDraw> = fc.record({
  cards: fc.array(
    fc.record({
      what: fc.oneof(
        { weight: 4, arbitrary: fc.constant('email' as const) },
        { weight: 2, arbitrary: fc.constantFrom('sms' as const, 'callTask' as const) },
        { weight: 2, arbitrary: fc.constantFrom('decision' as const, 'wait' as const) },
      ),
      after: fc.integer({ min: 3, max: 15 }),
      deadlineDays: fc.integer({ min: 0, max: 6 }),
      leap: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  rises: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  gapDays: fc.integer({ min: 2, max: 5 }),
  contacts: fc.integer({ min: 4, max: 9 }),
});

const templates: Template[] = (['email', 'sms'] as const).flatMap((channel) =>
  (['fr', 'en'] as const).map((locale) => ({ id: channel, version: 1, channel, locale, subject: 's', body: 'b' })),
);
const label = { fr: 'x', en: 'x' };

function dataOf(card: CardDraw, offset: number, level: number): GraphNode['data'] {
  const when = { anchor: 'dueDate', offset, unit: 'days' };
  const deadline = card.deadlineDays === 0 ? {} : { deadlineDays: card.deadlineDays };
  switch (card.what) {
    case 'email':
    case 'sms':
      return { when, level, template: card.what, audience: ['accountsPayable'], ...deadline };
    case 'callTask':
      return {
        when,
        caller: 'collector',
        recap: { template: 'email', audience: ['accountsPayable'] },
        openBusinessDays: 2,
        outcomes: [
          { id: 'reached', label, reached: true },
          { id: 'noAnswer', label, reached: false },
        ],
      };
    case 'decision': {
      const condition = { field: 'outstandingCents', operator: 'ge', value: 60_000, currency: 'EUR' };
      return { cases: [{ id: 'large', label, condition }] };
    }
    case 'wait':
      return { when };
  }
}

const ways: Readonly<Record<CardDraw['what'], { first: readonly string[]; second: readonly string[] }>> = {
  email: { first: ['sent'], second: ['failed'] },
  sms: { first: ['sent'], second: ['failed'] },
  callTask: { first: ['reached'], second: ['noAnswer', 'expired'] },
  decision: { first: ['large'], second: ['else'] },
  wait: { first: ['next'], second: [] },
};

/** The scenario file a draw stands for. */
export function drawingOf(draw: DrawingDraw, scenarioId: string): ScenarioBundle {
  const { cards, rises, gapDays, contacts } = draw;
  const nodes: GraphNode[] = [{ id: 'start', kind: 'start', name: 'Départ', data: { enterDaysBefore: 10 } }];
  const edges: GraphEdge[] = [{ id: 'e-start', from: { node: 'start', port: 'next' }, to: 'c0' }];
  let offset = 0;
  let level = 1;
  cards.forEach((card, index) => {
    offset += card.after;
    nodes.push({ id: `c${index}`, kind: card.what, name: `Carte ${index}`, data: dataOf(card, offset, level) });
    if (rises[index] === true && level < 4) level += 1;
    const place = (ahead: number): string => (index + ahead < cards.length ? `c${index + ahead}` : 'end');
    const { first, second } = ways[card.what];
    for (const port of first) edges.push({ id: `e${index}-${port}`, from: { node: `c${index}`, port }, to: place(1) });
    for (const port of second) edges.push({ id: `e${index}-${port}`, from: { node: `c${index}`, port }, to: place(card.leap) });
  });
  nodes.push({ id: 'end', kind: 'handOver', name: 'Remise', data: { to: 'agency', owner: 'creditManager' } });
  const policies = { gapDays, cap: { contacts, days: 30 } };
  return { catalogueVersion: 1, templates, graph: { schema: 1, scenarioId, nodes, edges, policies } };
}
