import { expect } from 'vitest';
import type { Environment } from '../../machine/facts/environment.js';
import { isRecap, type Story } from '../drive.js';
import { netCents, owedCents } from './balance.js';
import { dayNumber } from './civil-time.js';
import { isDisputed, isHeldBack, isOnHold } from './held-back.js';

/** Laws 5 and 8: no line speaks of an item that is paid, netted, suspended or out of the walk. */
export function expectSilentLines(env: Environment, { happenings }: Story): void {
  for (const { at, shown, before } of happenings) {
    const net = netCents(env.facts, at, dayNumber(at), (id) => isDisputed(env.facts, id, at));
    for (const { itemId, role } of shown?.lines ?? []) {
      // a thank-you names what was paid (law 23)
      if (role === 'settled') continue;
      expect(owedCents(env.facts, itemId, at)).toBeGreaterThan(0);
      expect(net.get(itemId) ?? 0).toBeGreaterThan(0);
      const token = before.tokens.find(({ item }) => item === itemId);
      if (role === 'discussed') {
        // what was said on a call is written down whatever it led to, but for a wish of silence and a handover (laws 8, 21)
        expect(isOnHold(env.facts, itemId, at)).toBe(false);
        expect(token?.status).not.toBe('done');
        continue;
      }
      expect(isHeldBack(env.facts, itemId, at)).toBe(false);
      expect(token?.status).toBe('walking');
    }
  }
}

/** Law 8: nothing that reaches the payer is about an item that is paid or suspended. */
export function expectSilentSteps(env: Environment, { happenings }: Story): void {
  for (const { at, effect } of happenings) {
    // the work of a branch may be about an item that is suspended; it reaches nobody outside (DESIGN §4)
    if (effect.kind === 'task' ? effect.task !== 'call' : effect.level < 0) continue;
    for (const { item } of effect.members) {
      expect(owedCents(env.facts, item, at)).toBeGreaterThan(0);
      if (isRecap(effect)) continue;
      expect(isHeldBack(env.facts, item, at)).toBe(false);
    }
  }
}
