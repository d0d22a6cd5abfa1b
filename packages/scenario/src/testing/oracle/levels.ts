import { expect } from 'vitest';
import type { Environment } from '../../machine/facts/environment.js';
import type { Story } from '../drive.js';
import { acceptedMembers } from '../stories.js';

/** Law 7 and law 17: what was reached is never gone below, and a message is as strong as the strongest step it moves. */
export function expectLevelsNeverFall(env: Environment, story: Story): void {
  const reached = new Map<string, number>();
  for (const { member, effect } of acceptedMembers(env.facts, story)) {
    const instruction = env.plans[member.plan]?.instructions[member.pc];
    if (instruction?.op !== 'contact') continue;
    expect(instruction.level).toBeGreaterThanOrEqual(reached.get(member.item) ?? -1);
    expect(effect.level).toBeGreaterThanOrEqual(instruction.level);
    reached.set(member.item, instruction.level);
  }
}
