import type { Template } from '@relance/schemas';
import type { Catalogue } from '../catalogue.js';
import type { Cards } from '../drawing/cards.js';
import type { IssueCollector } from '../issue.js';
import { templateIssue } from '../texts/template-texts.js';
import { textsOf } from './meaning.js';

/**
 * M601–M611, W701–W706: what is wrong with the texts themselves, in their newest version, each once, at the first card that uses it. A name no message has is
 * told of the card where one uses the text (P123) and of the text otherwise. Looked at where the catalogue can judge templates.
 */
export function tellTemplateFaults(
  templates: readonly Template[],
  cards: Cards,
  { lintTemplates }: Catalogue,
  found: IssueCollector,
): void {
  if (lintTemplates === undefined) return;
  const uses = [...cards].flatMap(([nodeId, { timing }]) => textsOf(timing).map((texts) => ({ nodeId, ...texts })));
  // the deadline stands in the main message; a companion only points to it
  const granting = uses.filter(({ deadlineDays }) => deadlineDays > 0).flatMap((use) => use.templates.slice(0, 1));
  const toldOfCards = new Set(found.issues.flatMap(({ code, params }) => (code === 'P123' ? [params['template']] : [])));
  for (const fault of lintTemplates(newestOf(templates), { granting })) {
    if (fault.code === 'unknownVariable' && toldOfCards.has(fault.templateId)) continue;
    const { code, ...told } = templateIssue(fault);
    const use = uses.find((one) => one.templates.includes(fault.templateId));
    found.add(code, { ...told, ...(use === undefined ? {} : { nodeId: use.nodeId }) });
  }
}

/** The templates in the one version a plan pins. */
export function newestOf(templates: readonly Template[]): Template[] {
  const newest = new Map<string, number>();
  for (const { id, version } of templates) newest.set(id, Math.max(version, newest.get(id) ?? 0));
  return templates.filter(({ id, version }) => version === newest.get(id));
}
