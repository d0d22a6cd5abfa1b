import { simulate, type Simulation, type SimulationInput } from '@relance/scenario';

/** What the page asks; the number tells the answers of several questions apart. */
export interface Asked {
  number: number;
  input: SimulationInput;
}

/** What would happen, by the number of the question. */
export interface Answered {
  number: number;
  simulation: Simulation;
}

// the engine's own machine on a virtual clock (DESIGN §3), beside the page so that it never waits
self.onmessage = ({ data: { number, input } }: MessageEvent<Asked>): void => {
  self.postMessage({ number, simulation: simulate(input) } satisfies Answered);
};
