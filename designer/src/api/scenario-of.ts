import type { Graph, ScenarioVersionView, TokenPosition } from '@relance/schemas';
import { useDrawing, useScenarios } from './scenarios.js';

/** The version a token walks, found by the hash of its plan, and its drawing once loaded. */
export function useScenarioOf(position: TokenPosition | undefined): { version: ScenarioVersionView | undefined; graph: Graph | undefined } {
  const versions = useScenarios().data?.scenarios;
  const version =
    position === undefined
      ? undefined
      : versions?.find(({ scenarioId, hash }) => scenarioId === position.scenarioId && hash === position.planHash);
  const drawing = useDrawing(version === undefined ? undefined : `${version.scenarioId}@${version.version}`);
  return { version, graph: drawing.data?.graph };
}
