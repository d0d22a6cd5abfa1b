import type { Localized, ScenarioBundle } from '@relance/schemas';

const LONGEST_ID = 63;

/** The id of a new scenario from its name, in plain letters, and free among those taken: `PME à risque` → `pme-a-risque`. */
export function scenarioIdFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = plain.slice(0, LONGEST_ID - 4).replace(/-+$/, '') || 'scenario';
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${String(number)}`;
  return id;
}

/** A copy of JSON in which some texts, whole ones, are others. */
function withTexts(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, texts)]));
}

/**
 * A scenario of one's own from one of the gallery: its drawing and texts under a new id and name, its texts under ids of their own too, so that
 * changing them changes nobody else's (DESIGN §4: published texts never change).
 */
export function copyOf({ graph, templates, ...rest }: ScenarioBundle, scenarioId: string, name: Localized): ScenarioBundle {
  const ownId = (id: string): string => {
    const own = id.startsWith(`${graph.scenarioId}-`) ? id.slice(graph.scenarioId.length + 1) : id;
    return `${scenarioId.slice(0, LONGEST_ID - 1 - own.length)}-${own}`;
  };
  const ids = new Map(templates.map(({ id }) => [id, ownId(id)]));
  const nodes = graph.nodes.map((node) => ({ ...node, data: withTexts(node.data, ids) as typeof node.data }));
  return {
    ...rest,
    graph: { ...graph, scenarioId, name, nodes },
    templates: templates.map((template) => ({ ...template, id: ownId(template.id) })),
  };
}

/** The least drawing there is: where items enter, and a person who takes them up at the end. */
export function blankScenario(scenarioId: string, name: Localized, steps: { start: string; end: string }): ScenarioBundle {
  return {
    graph: {
      schema: 1,
      scenarioId,
      name,
      nodes: [
        { id: 'start', kind: 'start', name: steps.start, data: { enterDaysBefore: 7 } },
        { id: 'end', kind: 'end', name: steps.end, data: { owner: 'creditManager', reviewBusinessDays: 20 } },
      ],
      edges: [{ id: 'start-end', from: { node: 'start', port: 'next' }, to: 'end' }],
    },
    templates: [],
    catalogueVersion: 1,
  };
}
