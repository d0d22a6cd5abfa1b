import type { Plan, StepToSee } from '@relance/scenario';
import { messageChannels, type MessageChannel, type ScenarioVersion, type Template, type TemplatePreview } from '@relance/schemas';
import type { Store } from '@relance/store';
import { ApiError } from '../../../errors.js';
import { publishedTexts, type PublishedText } from '../published-texts.js';

/** What is asked to be seen. */
export interface Wanted {
  template?: string | undefined;
  draft?: { channel?: MessageChannel | undefined; subject?: string | undefined; body: string } | undefined;
  step?: string | undefined;
  scenario?: string | undefined;
}

/** The step whose message is looked at, and its texts by language. */
export interface ChosenText {
  step: StepToSee;
  shown?: NonNullable<TemplatePreview['step']>;
  texts: readonly Template[];
}

type Use = PublishedText['row']['usedIn'][number];

/** The scenario version meant: the one named, else the segment's, else the one published last. */
function useOf(uses: readonly Use[], { scenario, step }: Wanted, segment: string): Use | undefined {
  const named = uses.filter((use) => scenario === undefined || scenario === `${use.scenarioId}@${String(use.version)}`);
  const saying = named.filter(({ steps }) => steps.some(({ nodeId }) => step === undefined || nodeId === step));
  return saying.find(({ segments }) => segments.includes(segment)) ?? saying[0];
}

function stepIn(
  { hash, planJson, scenarioId }: ScenarioVersion,
  nodeId: string,
  template: { id: string; version: number },
): StepToSee | undefined {
  const plan = JSON.parse(planJson) as Plan;
  const pc = plan.instructions.findIndex((one) => one.op === 'contact' && one.nodeId === nodeId);
  const instruction = plan.instructions[pc];
  if (instruction?.op !== 'contact') return undefined;
  const isIt = (one: { template: { id: string; version: number } }): boolean =>
    one.template.id === template.id && one.template.version === template.version;
  const way = isIt(instruction) ? instruction : (instruction.companions?.find(isIt) ?? instruction);
  const { channel, template: said, audience } = way;
  return { ...instruction, channel, template: said, audience, plan: hash, scenarioId, pc };
}

/** The least bold step there is, for a text that no published step says. */
function looseStep(channel: MessageChannel, id: string): StepToSee {
  const place = { plan: '', scenarioId: 'draft', nodeId: 'draft', pc: 0 };
  const audience = ['accountsPayable', 'approver', 'management'];
  return { ...place, channel, level: 1, rank: messageChannels.indexOf(channel), template: { id, version: 1 }, audience, deadlineDays: 8 };
}

function drafted(draft: NonNullable<Wanted['draft']>, template: { id: string; version: number }, channel: string): Template[] {
  const { subject, body } = draft;
  const said = subject === undefined ? {} : { subject };
  return (['fr', 'en'] as const).map((locale) => ({ id: template.id, version: template.version, channel, locale, body, ...said }));
}

/**
 * Finds the text and the step that says it; a draft stands in for the text it names, or is seen as a first reminder. Throws RLC_NOT_FOUND for a text,
 * step or scenario nobody published.
 */
export async function chooseText(store: Store, entityId: string, segment: string, wanted: Wanted): Promise<ChosenText> {
  const { template: id, draft } = wanted;
  if (id === undefined) {
    const channel = draft?.channel ?? 'email';
    const step = looseStep(channel, 'draft');
    return { step, texts: draft === undefined ? [] : drafted(draft, step.template, channel) };
  }
  const known = (await publishedTexts(store, entityId)).filter(({ template }) => template.id === id);
  const use = useOf(
    known.flatMap(({ row }) => row.usedIn),
    wanted,
    segment,
  );
  const text = known.find(({ row }) => row.usedIn.some((one) => one.scenarioId === use?.scenarioId && one.version === use.version));
  const said = use?.steps.find(({ nodeId }) => wanted.step === undefined || nodeId === wanted.step);
  const version = use === undefined ? undefined : await store.scenarios.get(entityId, use.scenarioId, use.version);
  const step = version === undefined || said === undefined || text === undefined ? undefined : stepIn(version, said.nodeId, text.template);
  if (use === undefined || said === undefined || step === undefined)
    throw new ApiError('RLC_NOT_FOUND', { params: { what: notFound(wanted) } });
  const { nodeId, name, level } = said;
  const shown = { scenarioId: use.scenarioId, version: use.version, nodeId, name, level };
  const own = known.filter(({ row, template }) => template.version === step.template.version && isBroughtBy(row.usedIn, use));
  const texts = draft === undefined ? own.map(({ template }) => template) : drafted(draft, step.template, step.channel);
  return { step, shown, texts };
}

function isBroughtBy(uses: readonly Use[], { scenarioId, version }: Use): boolean {
  return uses.some((one) => one.scenarioId === scenarioId && one.version === version);
}

function notFound({ template, scenario, step }: Wanted): string {
  return [template, scenario, step].filter((part) => part !== undefined).join(', ');
}
