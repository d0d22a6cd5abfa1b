import { expect } from 'vitest';
import type { Environment } from '../../machine/facts/environment.js';
import { composeLines } from '../../machine/sending/compose-lines.js';
import { settle } from '../../machine/settle.js';
import type { CaseState, ContactEffect, TaskEffect } from '../../machine/state.js';
import { openCase, step, type StepResult } from '../../machine/step.js';
import { receiptOf } from '../../testing/drive.js';
import { dayNumber, isPublicHoliday, local } from '../../testing/oracle/civil-time.js';
import { maySpeakOf, today, type CaseModel } from './model.js';

const MOST_EFFECTS = 200;

/** The real case beside the model: facts, state and clock; every effect is held against what the model allows. */
export class CaseUnderTest {
  readonly env: Environment;
  state: CaseState;

  constructor(env: Environment) {
    this.env = env;
    this.state = openCase(env.facts.caseId);
  }

  /** Steps and settles until the case asks for nothing more, then checks where everything stands. */
  rest(model: CaseModel): StepResult {
    for (let effects = 0; effects < MOST_EFFECTS; effects += 1) {
      const result = step(this.state, this.env, model.nowMs);
      this.state = result.state;
      const { effect } = result;
      if (effect === undefined) {
        this.#checkRest(model, result);
        return result;
      }
      const outcome = effect.kind === 'contact' ? 'sent' : 'opened';
      if (effect.kind === 'contact') this.#checkMessage(model, effect);
      if (effect.kind === 'task') this.#checkTask(model, effect);
      const receipt = receiptOf(effect, outcome, model.nowMs);
      // a content asked for again is another task: the answer to the one before is none to it
      const asked = effect.kind === 'task' && effect.draft !== undefined ? `/draft ${this.state.sequence}` : '';
      this.state = settle(this.state, effect, { ...receipt, dispatchId: `${receipt.dispatchId}${asked}` }, this.env);
    }
    throw new Error('the case never stops asking');
  }

  /** Lets days pass, waking the case whenever it asked to be woken, then at the end. */
  pass(model: CaseModel, untilMs: number): void {
    for (let wakes = 0; wakes < MOST_EFFECTS * 10; wakes += 1) {
      const { wakeAt } = this.rest(model);
      if (wakeAt === undefined || wakeAt >= untilMs) {
        model.nowMs = untilMs;
        this.rest(model);
        return;
      }
      expect(wakeAt).toBeGreaterThan(model.nowMs);
      model.nowMs = wakeAt;
    }
    throw new Error('the case never stops waking');
  }

  /** Notes the outcome of the oldest open task, as the model's clock has it. */
  answer(model: CaseModel, choose: (effect: TaskEffect) => string): void {
    const [open] = this.state.calls;
    if (open === undefined) return;
    const outcome = choose(open.effect);
    this.env.facts.tasks.push({ taskId: open.taskId, outcome, at: model.nowMs });
    const isReached = open.effect.task === 'call' && outcome === 'reached';
    if (!isReached || model.nowMs > open.expiresAt) return;
    model.contactDays.push({ day: today(model), level: open.effect.level });
  }

  #checkSteps(model: CaseModel, effect: ContactEffect | TaskEffect): void {
    for (const { item, nodeId, visit } of effect.members) {
      const key = `${item}/${nodeId}/${visit}`;
      expect(model.done, 'once per item, node and visit (P12)').not.toContain(key);
      model.done.add(key);
      expect(today(model), 'not before a granted deadline is over (P16)').toBeGreaterThan(model.items.get(item)?.boundThrough ?? 0);
    }
  }

  #checkTask(model: CaseModel, effect: TaskEffect): void {
    if (effect.draft !== undefined) return;
    this.#checkSteps(model, effect);
    for (const { item } of effect.members) expect(maySpeakOf(model, item), `a task about ${item} (P2)`).toBe(true);
  }

  #checkMessage(model: CaseModel, effect: ContactEffect): void {
    this.#checkSteps(model, effect);
    const { date, weekday, minute } = local(model.nowMs);
    expect(['Sat', 'Sun']).not.toContain(weekday);
    expect(isPublicHoliday(date)).toBe(false);
    expect(minute >= 540 && minute < 1080, 'within hours (P5)').toBe(true);
    for (const { itemId } of composeLines(effect, this.env, model.nowMs).lines) {
      expect(maySpeakOf(model, itemId), `a line about ${itemId} (P2)`).toBe(true);
    }
    const day = today(model);
    for (const before of model.contactDays) {
      const gapDays = before.level <= 0 && effect.level > 0 ? 2 : 7;
      expect(day - before.day, 'the gap (P4)').toBeGreaterThanOrEqual(gapDays);
    }
    const weighing = model.contactDays.filter((before) => before.day > day - 30 && (before.level > 0 || effect.level === 0));
    expect(weighing.length, 'the cap (P4)').toBeLessThan(4);
    model.contactDays.push({ day, level: effect.level });
    for (const { item, pc, plan, role, keepsPlace } of effect.members) {
      const known = model.items.get(item);
      const own = this.env.plans[plan]?.instructions[pc];
      if (known === undefined || own?.op !== 'contact') continue;
      if (keepsPlace === true)
        expect(effect.level, 'a resumption at its own level (law 8)').toBeGreaterThanOrEqual(Math.min(known.level, 4));
      else {
        expect(own.level, 'levels never fall (P1)').toBeGreaterThanOrEqual(known.level);
        expect(effect.level, 'no milder than what it moves (P1)').toBeGreaterThanOrEqual(own.level);
        known.level = own.level;
      }
      if (role !== 'announced' && effect.deadlineDay !== undefined) known.boundThrough = Math.max(known.boundThrough, effect.deadlineDay);
    }
  }

  #checkRest(model: CaseModel, { positions, wakeAt }: StepResult): void {
    expect(this.state.tokens.map(({ item }) => item).sort(), 'one token per item (law 6)').toEqual([...model.items.keys()].sort());
    if (wakeAt !== undefined) expect(wakeAt).toBeGreaterThan(model.nowMs);
    for (const [id, item] of model.items) {
      if (item.owedCents <= 0 || item.dueDay >= dayNumber(model.nowMs)) continue;
      const position = positions.find(({ itemId }) => itemId === id);
      const hasDate = position?.nextAt !== undefined && position.nextAt > model.nowMs;
      const isOwned = position?.reason !== undefined && (position.owner !== undefined || position.reason.until !== undefined);
      expect(hasDate || isOwned, `${id} has a date or an owner (P6)`).toBe(true);
    }
  }
}
