import type { Reason } from '@relance/schemas';
import { reason } from '../telling/reason.js';
import type { Alert, CaseState } from '../state.js';
import { morningOf, type World } from '../world/world.js';
import { deliveryBlockAlerts } from './delivery-blocks.js';
import { lateStepAlerts } from './human-alerts.js';
import { accessoriesAlerts, receiptAlerts, underpaymentAlerts } from './money-alerts.js';
import { beyondDeadlineAlerts, outsideDeadlineAlerts } from './outside-deadlines.js';
import { arrivalAlerts, bounceAlerts, postingAlerts, registeredAlerts } from './post-alerts.js';
import { promiseAlerts } from './promise-alerts.js';
import { insolvencyAlerts, oppositionAlerts, partDisputeAlerts, resumptionAlerts, reviewAlerts } from './standing-alerts.js';

/**
 * One thing people may have to look at: adds what it finds in a case now. An alert with `onDay` in the future is raised on that day's morning; nothing
 * is found about what is paid, closed or handed over, so that a case at rest can end.
 */
export type AlertFinder = (found: Alert[], world: World, state: CaseState) => void;

/** Every reason to call a person that no step asks for; one literal list. */
const finders: readonly AlertFinder[] = [
  receiptAlerts,
  underpaymentAlerts,
  accessoriesAlerts,
  outsideDeadlineAlerts,
  beyondDeadlineAlerts,
  deliveryBlockAlerts,
  lateStepAlerts,
  promiseAlerts,
  resumptionAlerts,
  partDisputeAlerts,
  insolvencyAlerts,
  oppositionAlerts,
  reviewAlerts,
  postingAlerts,
  registeredAlerts,
  bounceAlerts,
  arrivalAlerts,
];

/**
 * What people must look at now (laws 5, 8, 20, 22, 28), in the order of the list, and when the next one becomes true by date alone. The same
 * alert has the same id at every wake, and is raised from the same instant on however often the case is woken (P8).
 */
export function alertsOf(world: World, state: CaseState): { alerts: Alert[]; wakeAt: number | undefined } {
  const found: Alert[] = [];
  for (const find of finders) find(found, world, state);
  const alerts: Alert[] = [];
  let wakeAt: number | undefined;
  for (const alert of found) {
    const raisedAt = alert.onDay === undefined ? world.nowMs : morningOf(world, alert.onDay);
    if (raisedAt <= world.nowMs) alerts.push(alert);
    else wakeAt = Math.min(wakeAt ?? raisedAt, raisedAt);
  }
  return { alerts, wakeAt };
}

/** An alert told like any other reason: its code, law and values, and the day by which it should be done. */
export function alertReason({ code, law, itemId, dueDay, values }: Alert): Reason {
  return reason(code, law, { itemId, values, untilDay: dueDay });
}
