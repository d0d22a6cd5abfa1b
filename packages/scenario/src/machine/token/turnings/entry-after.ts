import { holds } from '../../../conditions/holds.js';
import type { Plan, ProgramCounter } from '../../../plan.js';
import type { Token } from '../../state.js';
import type { ItemView, World } from '../../world/world.js';
import { readField } from '../read-field.js';

/** Walks the nominal path past every step up to a level: where an item reminded before Relance, or by another scenario, comes in (laws 7, 27). */
export function entryAfter(world: World, plan: Plan, walker: { token: Token; view: ItemView }, level: number): ProgramCounter {
  let after = plan.entry;
  let pc = plan.entry;
  for (let moves = 0; moves <= plan.instructions.length; moves += 1) {
    const instruction = plan.instructions[pc];
    if (instruction === undefined) return after;
    switch (instruction.op) {
      case 'contact':
        if (instruction.level > level) return after;
        pc = instruction.sent;
        after = pc;
        break;
      case 'task':
        if ((instruction.level ?? level + 1) > level) return after;
        pc = instruction.outcomes[0]?.next ?? instruction.expired;
        break;
      case 'wait':
        pc = instruction.next;
        break;
      case 'await':
      case 'choose':
      case 'repeat':
      case 'stop':
        return after;
      case 'branch': {
        const taken = instruction.cases.find(({ condition }) => holds(condition, (field) => readField(world, { ...walker, plan }, field)));
        pc = taken?.next ?? instruction.otherwise;
        break;
      }
    }
  }
  return after;
}
