import { reviewBusinessDays } from './review.js';
import type { Environment } from '../facts/environment.js';
import { missingCalendar } from '../facts/open-environment.js';
import { reason } from '../telling/reason.js';
import type { Member, Token } from '../state.js';

/** So many failed resumptions park the item [law 8]. */
const MOST_FAILURES = 3;

/** A resumption failed: tried again from the next business day on, and after the third the item is parked for a person (laws 8, 12). */
export function failResumption(env: Environment, token: Token, member: Member, day: number): void {
  const calendar = env.calendars[env.policy.territory] ?? missingCalendar;
  const { resumption } = token;
  if (resumption === undefined) return;
  const failures = resumption.failures + 1;
  token.resumption = { ...resumption, failures, notBeforeDay: calendar.addBusinessDays(day, 1) };
  if (failures < MOST_FAILURES) return;
  const reviewDay = calendar.addBusinessDays(day, reviewBusinessDays);
  const told = reason('resumptionFailed', 8, {
    itemId: token.item,
    nodeId: member.nodeId,
    values: { times: failures, owner: 'collector' },
    onDay: day,
    untilDay: reviewDay,
  });
  token.status = 'parked';
  token.end = { reason: told, owner: 'collector', reviewDay };
}
