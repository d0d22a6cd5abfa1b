import type { Instruction, Plan } from '../../plan.js';
import type { Happening, Story } from '../drive.js';
import { dateOfNumber, local } from '../oracle/civil-time.js';
import type { RandomWorld } from './draw-world.js';

function money(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}

function tellStep(step: Instruction): string {
  switch (step.op) {
    case 'contact':
    case 'task': {
      const name = step.op === 'contact' ? `${step.channel} level ${step.level}` : step.task;
      const deadline = step.op === 'contact' && step.deadlineDays !== undefined ? `, grants ${step.deadlineDays} days` : '';
      const weekdays = step.when.weekdays === undefined ? '' : `, weekdays ${step.when.weekdays.join(' ')}`;
      const offset = step.when.offset < 0 ? `${step.when.offset}` : `+${step.when.offset}`;
      return `${step.nodeId} J${offset} ${name}${deadline}${weekdays}`;
    }
    case 'wait':
      return `${step.nodeId} wait for J+${step.when.offset}`;
    case 'repeat':
      return `${step.nodeId} ${step.max} rounds ${step.minGapDays} days apart of`;
    default:
      return `${step.nodeId} ${step.op}`;
  }
}

function tellBranches(instructions: readonly Instruction[], interrupts: NonNullable<Plan['interrupts']>): string {
  return Object.entries(interrupts)
    .map(([name, pc]) => `; on ${name}: ${instructions[pc]?.nodeId ?? 'nothing'}`)
    .join('');
}

function tellPlan(hash: string, { policies, instructions, interrupts = {} }: Plan): string {
  const cap = policies.cap === undefined ? '' : `, at most ${policies.cap.contacts} in ${policies.cap.days} days`;
  const unit = policies.consolidation === 'invoice' ? ', each invoice on its own' : '';
  return `plan ${hash} (gap ${policies.gapDays ?? 'of the entity'}${cap}${unit}): ${instructions.map(tellStep).join(' · ')}${tellBranches(instructions, interrupts)}`;
}

/** The world before anything happens: plans, items with their payments, suspensions, receipts, one a line. */
export function tellWorld({ env, failing, unknown, debtor }: RandomWorld): string[] {
  const { items, suspensions, receipts, instalmentPlans = [], contactsOutside = [] } = env.facts;
  return [
    `debtor in ${debtor}`,
    ...Object.entries(env.plans).map(([hash, plan]) => tellPlan(hash, plan)),
    ...items.map((item) => {
      const facts = item.facts.map(({ kind, cents, day }) => `${kind} ${money(cents, item.currency)} ${dateOfNumber(day)}`);
      return `${item.number} due ${dateOfNumber(item.dueDay)} on plan ${item.planHash ?? 'none'}: ${facts.join(', ')}`;
    }),
    ...suspensions.map(({ kind, itemId, fromDay, untilDay, liftedDay, cents }) => {
      const end =
        liftedDay === undefined ? (untilDay === undefined ? 'open' : `to ${dateOfNumber(untilDay)}`) : `lifted ${dateOfNumber(liftedDay)}`;
      return `${kind} of ${cents === undefined ? '' : `${cents} cents of `}${itemId ?? 'the whole case'} from ${dateOfNumber(fromDay)} ${end}`;
    }),
    ...receipts.map(
      ({ cents, currency, day, itemId }) => `receipt ${money(cents, currency)} ${dateOfNumber(day)} for ${itemId ?? 'nobody'}`,
    ),
    ...instalmentPlans.map(({ id, itemIds, fromDay, brokenDay }) => {
      const end = brokenDay === undefined ? 'kept' : `broken ${dateOfNumber(brokenDay)}`;
      return `${id} over ${itemIds.join(' ')} from ${dateOfNumber(fromDay)}, ${end}`;
    }),
    ...contactsOutside.map(({ day, itemIds, level, isCall }) => {
      const what = isCall === true ? 'call' : 'message';
      return `${what} outside ${dateOfNumber(day)} about ${itemIds?.join(' ') ?? 'the whole case'}, level ${level ?? 'unknown'}`;
    }),
    `messages that fail: ${failing.join(' ') || 'none'}; that stay unknown: ${unknown.join(' ') || 'none'}`,
  ];
}

function tellHappening({ at, effect, receipt, shown }: Happening): string {
  const { date, weekday, minute } = local(at);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const members = effect.members.map(({ item, nodeId, role, covered }) => `${item}/${nodeId} ${covered === true ? 'covered' : role}`);
  const listed = (shown?.lines ?? []).filter(({ role }) => role === 'listed').map(({ itemId }) => `${itemId} listed`);
  return `${weekday} ${date} ${time} ${effect.kind} ${effect.carrier.nodeId} level ${effect.level}: ${[...members, ...listed].join(', ')} → ${receipt.outcome}`;
}

/** What happened, one contact or task a line. */
export function tellStory(story: Story): string[] {
  return story.happenings.map(tellHappening);
}
