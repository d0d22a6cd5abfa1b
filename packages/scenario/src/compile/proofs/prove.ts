import type { ScenarioPolicies } from '@relance/schemas';
import type { Proved } from '../assemble.js';
import { defaultCatalogue, type Catalogue } from '../catalogue.js';
import type { Unrolled } from '../drawing/unroll.js';
import type { IssueCollector } from '../issue.js';
import { never } from './carry.js';
import { reckonDays, type Days } from './days.js';
import { proveEndings } from './end-proofs.js';
import { proveBranch } from './interrupt-proofs.js';
import { proveOrder } from './order-proofs.js';
import { proveRhythm, type Rhythm } from './rhythm-proofs.js';
import { proveTexts, type TextContext } from './text-proofs.js';
import { proveLength, proveMonotone } from './time-proofs.js';
import { proveWindows } from './window-proofs.js';

/**
 * What must hold on every path, exact for what it claims, each breach with a path that shows it; the branch of an interrupt is proved on its own, for it
 * may begin anywhere. Returns the days of the scenario, or undefined where a loop without limit keeps anything from being proved.
 */
export function prove(drawing: Proved, policies: ScenarioPolicies, catalogue: Catalogue, found: IssueCollector): Days | undefined {
  const { cards, main, branches } = drawing;
  const rhythm: Rhythm = {
    gapDays: policies.gapDays ?? catalogue.gapDays,
    cap: policies.cap ?? catalogue.cap ?? defaultCatalogue.cap,
  };
  if (policies.debtorClass === 'consumer' && policies.accessoriesFromLevel !== undefined) {
    found.add('L314', { params: { level: policies.accessoriesFromLevel } });
  }
  const texts: TextContext = { templates: drawing.bundle.templates, policies, catalogue };
  const reached = new Set([...main.order, ...branches.flatMap(({ order }) => order)]);
  proveWindows(cards, reached, catalogue, found);
  let days: Days | undefined;
  if (main.unrolled !== undefined) {
    days = reckonDays(main.unrolled, cards.get(main.entry)?.timing.offsetDays ?? 0);
    proveLength(main.unrolled, days, found);
    proveSteps(main.unrolled, days, rhythm, found);
    proveEndings(main.unrolled, found);
    proveTexts(main.unrolled, texts, found);
  }
  for (const branch of branches) {
    proveBranch(branch, found);
    if (branch.unrolled === undefined) continue;
    proveSteps(branch.unrolled, reckonDays(branch.unrolled, never), rhythm, found);
    proveTexts(branch.unrolled, texts, found);
  }
  return days;
}

function proveSteps(walk: Unrolled, days: Days, rhythm: Rhythm, found: IssueCollector): void {
  proveMonotone(walk, found);
  proveRhythm(walk, days, rhythm, found);
  proveOrder(walk, found);
}
