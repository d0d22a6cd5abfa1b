import type { ScenarioBundle, Template } from '@relance/schemas';
import type { Placement } from '../kinds/kind.js';
import { irVersion, type Plan, type ProgramCounter } from '../plan.js';
import type { Walk } from './walk.js';

/** Rule pack of the proofs; a plan names the one it was proved by. */
const rulePack = 'fr-2026.1';

/**
 * Makes the plan of a proved drawing: cards in walking order, each becoming the instructions of its kind, ports becoming places. Positions,
 * names and notes take no part, so that moving a card is no new version.
 */
export function assemble(bundle: ScenarioBundle, walk: Walk): Plan {
  const places = new Map<string, ProgramCounter>();
  let size = 0;
  for (const id of walk.order ?? []) {
    places.set(id, size);
    size += instructionsOf(walk, bundle, id, size, () => 0).length;
  }
  const target = (id: string): ProgramCounter => {
    const known = walk.nodes.get(id);
    const [only] = walk.successors.get(id) ?? [];
    const empty = known !== undefined && known.kind.role === 'entry';
    return empty && only !== undefined ? target(only.to) : (places.get(id) ?? 0);
  };
  const instructions = (walk.order ?? []).flatMap((id) => instructionsOf(walk, bundle, id, places.get(id) ?? 0, target));
  const entry = walk.nodes.get(walk.entry);
  const entered = entry?.kind.timing(entry.node.data).offsetDays ?? 0;
  return {
    irVersion,
    scenarioId: bundle.graph.scenarioId,
    entry: target(walk.entry),
    enterDaysBefore: -entered,
    instructions,
    policies: bundle.graph.policies ?? {},
    rulePack,
  };
}

function instructionsOf(
  walk: Walk,
  bundle: ScenarioBundle,
  id: string,
  self: ProgramCounter,
  target: (id: string) => ProgramCounter,
): Plan['instructions'] {
  const known = walk.nodes.get(id);
  if (known === undefined) return [];
  const successors = walk.successors.get(id) ?? [];
  const placement: Placement = {
    nodeId: id,
    self,
    to: (port) => target(successors.find((one) => one.port === port)?.to ?? ''),
    templateVersion: (templateId) => latestVersion(bundle.templates, templateId),
    isBranch: false,
  };
  return known.kind.compile(known.node.data, placement);
}

/** The version of a template a scenario file brings: its highest. */
function latestVersion(templates: readonly Template[], id: string): number {
  return templates.reduce((latest, template) => (template.id === id ? Math.max(latest, template.version) : latest), 1);
}
