import type { ScenarioPolicies, Template } from '@relance/schemas';
import type { Catalogue, TemplateReading } from '../catalogue.js';
import type { Unrolled } from '../drawing/unroll.js';
import type { IssueCollector } from '../issue.js';
import { carry, never } from './carry.js';
import { isAccepted, textsOf } from './meaning.js';
import { newestOf } from './template-faults.js';

/** Which facts a message may print that not every message has: as the templates name them. */
const deadlineFact = 'deadlineOn';
const previousContactFact = 'previousContactOn';
const legalFact = 'legal';
/** What every recap has, and nothing else (law 21). */
const callFacts: readonly string[] = ['call', 'call.on'];

/** What the texts of a scenario are judged by. */
export interface TextContext {
  templates: readonly Template[];
  policies: ScenarioPolicies;
  catalogue: Catalogue;
}

/**
 * P123, P124, L313: every text names only what a message has, and prints outside a condition only what it has on every path: a deadline where the
 * step grants one (law 10), the contact before where one was accepted on every path, fees where the debtor is no consumer (law 5). Looked at where
 * the catalogue can read templates.
 */
export function proveTexts(walk: Unrolled, { templates, policies, catalogue }: TextContext, found: IssueCollector): void {
  const { readTemplate } = catalogue;
  if (readTemplate === undefined) return;
  const readings = readAll(templates, readTemplate);
  const uncontacted = carry(walk, 0, (arrived, { card }, port) => (isAccepted(card.timing, port) ? never : arrived));
  const isConsumer = policies.debtorClass === 'consumer';
  for (const place of walk.places) {
    const [texts] = textsOf(place.card.timing);
    if (texts === undefined || !uncontacted.isReached(place)) continue;
    const isFirst = uncontacted.at(place) === 0;
    for (const template of texts.templates) {
      const reading = readings.get(template);
      if (reading === undefined) continue;
      const { id: nodeId } = place.card;
      const tell = (code: string, facts: readonly string[], path: string[]): void => {
        if (facts.length > 0) found.once(code, { nodeId, path, params: { template, facts: facts.join(', ') } });
      };
      const isMissing = (fact: string): boolean => {
        if (callFacts.includes(fact)) return !texts.isRecap;
        if (fact === deadlineFact) return texts.deadlineDays === 0;
        if (fact === previousContactFact) return isFirst || texts.isRecap;
        return !isLegal(fact);
      };
      tell('P123', reading.unknown, []);
      tell('P124', reading.uncertain.filter(isMissing), isFirst ? uncontacted.pathTo(place) : []);
      if (isConsumer) tell('L313', reading.uncertain.filter(isLegal), []);
    }
  }
}

function isLegal(fact: string): boolean {
  return fact === legalFact || fact.startsWith(`${legalFact}.`);
}

/** What each template reads, over its languages in their newest version. */
function readAll(
  templates: readonly Template[],
  read: (template: Template) => TemplateReading | undefined,
): ReadonlyMap<string, TemplateReading> {
  const readings = new Map<string, TemplateReading>();
  for (const template of newestOf(templates)) {
    const reading = read(template);
    if (reading === undefined) continue;
    const known = readings.get(template.id) ?? { unknown: [], uncertain: [] };
    readings.set(template.id, {
      unknown: [...new Set([...known.unknown, ...reading.unknown])],
      uncertain: [...new Set([...known.uncertain, ...reading.uncertain])],
    });
  }
  return readings;
}
