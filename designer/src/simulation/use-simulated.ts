import { addDays, type CivilDate } from '@relance/domain';
import type { Simulation } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { useMemo, useState } from 'react';
import { askingFor, type Asking, type Given } from './simulated.js';
import { useGround, useSimulation } from './use-simulation.js';

/** Days ahead at which a made-up invoice falls due: far enough for its pre-reminder. */
const DUE_AHEAD = 14;

/** One simulation on the screen: what the user gave, what would happen, which invoice is followed and up to which day. */
export interface Simulated {
  given: Given;
  change: (part: Partial<Given>) => void;
  ground: ReturnType<typeof useGround>;
  asking: Asking | undefined;
  simulation: Simulation | undefined;
  followed: Asking['invoices'][number] | undefined;
  follow: (number: string) => void;
  at: CivilDate;
  moveTo: (at: CivilDate) => void;
}

function begin(today: CivilDate): Given {
  const invoices = [{ number: 'F-2025-001', cents: 124_860, dueOn: addDays(today, DUE_AHEAD) }];
  return { account: undefined, madeUp: { debtorClass: 'business', hasMobile: true, invoices }, events: [] };
}

/** Keeps what the user gave and simulates it whenever it or the drawing changes; the day shown begins at the due date. */
export function useSimulated(bundle: ScenarioBundle, today: CivilDate): Simulated {
  const [given, setGiven] = useState<Given>(() => begin(today));
  const [chosen, follow] = useState<string>();
  const [moved, moveTo] = useState<CivilDate>();
  const ground = useGround(bundle, given.account === '' ? undefined : given.account);
  const asking = useMemo(() => askingFor(ground.data, given), [ground.data, given]);
  const simulation = useSimulation(asking?.input);
  const followed = asking?.invoices.find(({ number }) => number === chosen) ?? asking?.invoices[0];
  const isWithin = moved !== undefined && asking !== undefined && moved >= asking.input.from && moved <= asking.input.to;
  return {
    given,
    change: (part) => {
      setGiven((now) => ({ ...now, ...part }));
    },
    ground,
    asking,
    simulation,
    followed,
    follow,
    at: isWithin ? moved : (followed?.dueOn ?? today),
    moveTo,
  };
}
