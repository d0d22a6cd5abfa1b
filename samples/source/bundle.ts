import type { ScenarioBundle } from '@relance/schemas';
import { graphOf, type Drawing } from './draw.js';
import { templates } from './letters.js';

/** The bundle of a drawing: its graph and the templates its e-mails use, in both languages. */
export function bundleOf(drawing: Drawing): ScenarioBundle {
  const graph = graphOf(drawing);
  const used = new Set(graph.nodes.flatMap(({ data }) => (typeof data['template'] === 'string' ? [data['template']] : [])));
  return { graph, templates: templates.filter(({ id }) => used.has(id)), catalogueVersion: 1 };
}
