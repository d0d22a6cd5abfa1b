import type { Simulation, SimulationInput } from '@relance/scenario';
import { contracts, type ScenarioBundle } from '@relance/schemas';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.js';
import type { Answered, Asked } from './simulation-worker.js';

const DELAY_MS = 300;

/** What a simulation of the drawing starts from; with the code of a real account, what is recorded of it too. */
export function useGround(bundle: ScenarioBundle, account: string | undefined) {
  const [code] = useDebouncedValue(account, DELAY_MS);
  return useQuery({
    queryKey: ['simulation', bundle.graph.scenarioId, bundle, code],
    queryFn: () =>
      api.call(contracts.prepareSimulation, { body: { bundle: { ...bundle }, ...(code === undefined ? {} : { account: code }) } }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
    gcTime: 0,
  });
}

/** Simulates beside the page whenever what it starts from changes; the last answer stays until the next. */
export function useSimulation(input: SimulationInput | undefined): Simulation | undefined {
  const [simulation, setSimulation] = useState<Simulation>();
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  useEffect(() => {
    const started = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.number === asked.current) setSimulation(data.simulation);
    };
    worker.current = started;
    return () => {
      started.terminate();
    };
  }, []);
  useEffect(() => {
    if (input === undefined) return;
    asked.current += 1;
    worker.current?.postMessage({ number: asked.current, input } satisfies Asked);
  }, [input]);
  return simulation;
}
