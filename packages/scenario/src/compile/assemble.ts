import type { ScenarioBundle, Template } from '@relance/schemas';
import type { Placement } from '../kinds/kind.js';
import { irVersion, type Instruction, type Plan, type ProgramCounter } from '../plan.js';
import type { Card, Cards } from './drawing/cards.js';
import type { Branch, Walk } from './drawing/walks.js';

/** Rule pack of the proofs; a plan names the one it was proved by. */
const rulePack = 'fr-2026.1';

/** A proved drawing: its cards, the scenario itself and the branches of its interrupts. */
export interface Proved {
  bundle: ScenarioBundle;
  cards: Cards;
  main: Walk;
  branches: readonly Branch[];
}

/**
 * Makes the plan of a proved drawing: cards in walking order, then those of the branches, each becoming the instructions of its kind, ports
 * becoming places. Positions, names and notes take no part, so that moving a card is no new version.
 */
export function assemble({ bundle, cards, main, branches }: Proved): Plan {
  const order = [...new Set([...main.order, ...branches.flatMap((branch) => branch.order)])];
  const onMain = new Set(main.order);
  const versions = latestVersions(bundle.templates);
  const compiled = (id: string, self: ProgramCounter, to: (id: string) => ProgramCounter): Instruction[] => {
    const card = cards.get(id);
    return card === undefined
      ? []
      : card.kind.compile(card.node.data, placementOf(card, { self, to, versions, isBranch: !onMain.has(id) }));
  };
  const places = new Map<string, ProgramCounter>();
  let size = 0;
  for (const id of order) {
    places.set(id, size);
    size += compiled(id, size, () => 0).length;
  }
  const target = (id: string): ProgramCounter => {
    const card = cards.get(id);
    const [only] = card?.ways ?? [];
    return card?.kind.role === 'entry' && only !== undefined ? target(only.to) : (places.get(id) ?? 0);
  };
  const interrupts = Object.fromEntries(branches.map(({ interrupt, entry }) => [interrupt, target(entry)]));
  return {
    irVersion,
    scenarioId: bundle.graph.scenarioId,
    entry: target(main.entry),
    enterDaysBefore: -(cards.get(main.entry)?.timing.offsetDays ?? 0),
    instructions: order.flatMap((id) => compiled(id, places.get(id) ?? 0, target)),
    ...(branches.length === 0 ? {} : { interrupts }),
    policies: bundle.graph.policies ?? {},
    rulePack,
  };
}

interface Site {
  self: ProgramCounter;
  to: (id: string) => ProgramCounter;
  versions: ReadonlyMap<string, number>;
  isBranch: boolean;
}

function placementOf({ id, ways }: Card, { self, to, versions, isBranch }: Site): Placement {
  return {
    nodeId: id,
    self,
    to: (port) => to(ways.find((way) => way.port === port)?.to ?? ''),
    templateVersion: (templateId) => versions.get(templateId) ?? 1,
    isBranch,
  };
}

/** The version of each template a scenario file brings: its highest. */
function latestVersions(templates: readonly Template[]): ReadonlyMap<string, number> {
  const versions = new Map<string, number>();
  for (const { id, version } of templates) versions.set(id, Math.max(version, versions.get(id) ?? 1));
  return versions;
}
