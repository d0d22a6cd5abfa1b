import { traitsOf } from '@relance/schemas';
import { noticeLevel } from '../../levels.js';
import type { World } from '../world/world.js';

function isRefused(world: World, channel: string): boolean {
  const { payer, oppositions } = world.env.facts;
  if (traitsOf(channel)?.needs === 'hasMobile' && payer.smsConsent === false) return true;
  if (oppositions === undefined) return false;
  return oppositions.some(
    (fact) =>
      fact.channel === channel &&
      fact.recordedAt <= world.nowMs &&
      fact.fromDay <= world.today &&
      !(fact.liftedDay !== undefined && fact.liftedDay <= world.today),
  );
}

/**
 * Why a message cannot reach the payer by a channel today, as the fact the next decision reads (laws 8, 20): `noAddress` without a usable one,
 * `opposed` where the payer refused it, which never holds for a letter or a notice. Undefined: it can.
 */
export function unreachable(world: World, channel: string, level: number): 'noAddress' | 'opposed' | undefined {
  const traits = traitsOf(channel);
  if (traits === undefined) return undefined;
  if (world.env.facts.payer[traits.needs] === false) return 'noAddress';
  return traits.mayBeOpposed && level < noticeLevel && isRefused(world, channel) ? 'opposed' : undefined;
}

/** Whether the payer refused to be called (law 8). */
export function isCallRefused(world: World): boolean {
  return isRefused(world, 'call');
}
