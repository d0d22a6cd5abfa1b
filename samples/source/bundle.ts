import type { GraphNode, ScenarioBundle } from '@relance/schemas';
import { format, resolveConfig } from 'prettier';
import { graphOf, type Drawing } from './draw.js';
import { templates } from './letters/templates.js';

/** The templates a card names: its own, those of its companions, that of a call's recap. */
function templatesOf({ data }: GraphNode): string[] {
  const { companions = [], recap = {} } = data as { companions?: Record<string, unknown>[]; recap?: Record<string, unknown> };
  return [data, ...companions, recap].flatMap(({ template }) => (typeof template === 'string' ? [template] : []));
}

/** The bundle of a drawing: its graph and the templates its messages use, in both languages. */
function bundleOf(drawing: Drawing): ScenarioBundle {
  const graph = graphOf(drawing);
  const used = new Set(graph.nodes.flatMap(templatesOf));
  return { graph, templates: templates.filter(({ id }) => used.has(id)), catalogueVersion: 1 };
}

/** The bundle of a drawing as the text of the file at `path`, written as the house formats it. */
export async function bundleText(drawing: Drawing, path: string): Promise<string> {
  return format(JSON.stringify(bundleOf(drawing), null, 2), { ...(await resolveConfig(path)), filepath: path });
}
