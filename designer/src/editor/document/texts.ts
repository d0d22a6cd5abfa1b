import type { Locale } from '@relance/domain';
import type { MessageChannel, ScenarioBundle, Template } from '@relance/schemas';

/** What of a text is written. */
export type TextPart = Partial<Pick<Template, 'subject' | 'body'>>;

/**
 * The scenario with a text written anew in one language. A published text never changes (DESIGN §4): one that was published, in all its languages,
 * becomes the version after `publishedVersion` (0: never published).
 */
export function writeText(
  bundle: ScenarioBundle,
  id: string,
  written: { locale: Locale; part: TextPart; publishedVersion: number },
): ScenarioBundle {
  const { locale, part, publishedVersion } = written;
  const templates = bundle.templates.map((template) => {
    if (template.id !== id) return template;
    const version = Math.max(template.version, publishedVersion + 1);
    return { ...template, version, ...(template.locale === locale ? part : {}) };
  });
  return { ...bundle, templates };
}

/** The scenario with a text of a step's own, to be written in each language; the step says it from now on. */
export function addText(
  bundle: ScenarioBundle,
  node: { id: string; name: string },
  text: { field: string; channel: MessageChannel },
): ScenarioBundle {
  const { graph, templates } = bundle;
  const taken = new Set(templates.map(({ id }) => id));
  const base = `${graph.scenarioId}-${node.id}`
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 56);
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${String(number)}`;
  const own = (['fr', 'en'] as const).map((locale): Template => ({
    id,
    version: 1,
    channel: text.channel,
    locale,
    subject: node.name,
    body: node.name,
  }));
  const nodes = graph.nodes.map((one) => (one.id === node.id ? { ...one, data: { ...one.data, [text.field]: id } } : one));
  return { ...bundle, graph: { ...graph, nodes }, templates: [...templates, ...own] };
}

/** The version under which a text was published last; 0: never. */
export function publishedVersionOf(published: Pick<ScenarioBundle, 'templates'> | undefined, id: string): number {
  return Math.max(0, ...(published?.templates ?? []).filter((template) => template.id === id).map(({ version }) => version));
}
