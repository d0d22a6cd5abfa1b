import { canonicalJson } from '@relance/domain';
import type { Plan } from '@relance/scenario';
import type { ScenarioBundle, ScenarioVersion, SegmentAssignment, Template, TemplateRow } from '@relance/schemas';
import type { Store } from '@relance/store';

/** A published text, and every scenario version that brought it. */
export interface PublishedText {
  template: Template;
  row: TemplateRow;
}

type Use = TemplateRow['usedIn'][number];

/** What a version was published as; a bare drawing has neither texts nor a graph of its own. */
function readVersion({ bundleJson, planJson }: ScenarioVersion): {
  templates: readonly Template[];
  names: Map<string, string>;
  plan: Plan;
} {
  // written by us as canonical JSON of what the compiler had accepted
  const bundle = JSON.parse(bundleJson) as Partial<ScenarioBundle> & Partial<ScenarioBundle['graph']>;
  const nodes = bundle.graph?.nodes ?? bundle.nodes ?? [];
  return {
    templates: bundle.templates ?? [],
    names: new Map(nodes.map(({ id, name }) => [id, name])),
    plan: JSON.parse(planJson) as Plan,
  };
}

/** The steps of a plan that say a template, companions among them. */
function stepsSaying(plan: Plan, { id, version }: Template, names: ReadonlyMap<string, string>): Use['steps'] {
  return plan.instructions.flatMap((instruction) => {
    if (instruction.op !== 'contact') return [];
    const { nodeId, level } = instruction;
    const ways = [instruction, ...(instruction.companions ?? [])].filter(
      ({ template }) => template.id === id && template.version === version,
    );
    return ways.map(({ channel }) => ({ nodeId, name: names.get(nodeId) ?? nodeId, channel, level }));
  });
}

function addVersion(texts: Map<string, PublishedText>, version: ScenarioVersion, assignments: readonly SegmentAssignment[]): void {
  const { scenarioId, version: number, publishedAt } = version;
  const { templates, names, plan } = readVersion(version);
  const segments = assignments.filter((one) => one.scenarioId === scenarioId && one.version === number).map(({ segment }) => segment);
  for (const template of templates) {
    const use = { scenarioId, version: number, segments, steps: stepsSaying(plan, template, names) };
    const key = canonicalJson(template);
    const known = texts.get(key);
    if (known === undefined) {
      const { id, channel, locale, subject } = template;
      const row = {
        id,
        version: template.version,
        channel,
        locale,
        publishedAt,
        usedIn: [use],
        ...(subject === undefined ? {} : { subject }),
      };
      texts.set(key, { template, row });
    } else {
      known.row.usedIn.unshift(use);
      known.row.publishedAt = Math.min(known.row.publishedAt, publishedAt);
    }
  }
}

function compare({ row: left }: PublishedText, { row: right }: PublishedText): number {
  if (left.id !== right.id) return left.id < right.id ? -1 : 1;
  return right.version - left.version || (left.locale < right.locale ? 1 : -1);
}

/** Every text published in an entity, by id, newest version first, French before English; each with the scenario versions and steps that say it. */
export async function publishedTexts({ scenarios }: Pick<Store, 'scenarios'>, entityId: string): Promise<PublishedText[]> {
  const [versions, assignments] = await Promise.all([scenarios.list(entityId), scenarios.assignments(entityId)]);
  const texts = new Map<string, PublishedText>();
  for (const version of versions) addVersion(texts, version, assignments);
  return [...texts.values()].sort(compare);
}
