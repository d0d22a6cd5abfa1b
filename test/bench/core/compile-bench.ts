import { createRequire } from 'node:module';
import { sha256Hex } from '@relance/domain';
import { applyFix, compile, diff, tellIssue, type Plan } from '@relance/scenario';
import { bundleSchema, type ScenarioBundle } from '@relance/schemas';
import { alternate } from '../alternate.js';
import { spreadOf, spreadText } from '../spread.js';
import { chance, soundDrawing, wildDrawing, wildJson } from './drawings.js';

const RATIO_BAR = 15;
const SLOPE_BAR = 1.2;
const MOST_MS = 100;
const sizes = [10, 100, 400] as const;

/** The validator the compiler uses, as little of it as is needed here; the root of the house has another version. */
interface Validator {
  compile(schema: object): (value: unknown) => boolean;
}
const { Ajv } = createRequire(new URL('../../../packages/scenario/package.json', import.meta.url))('ajv') as {
  Ajv: new (options: object) => Validator;
};
const validate = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true }).compile(bundleSchema);

/** The least one could do with a drawing: validate it, sort it, hash it. */
function leastOf(bundle: ScenarioBundle): string {
  if (!validate(bundle)) throw new Error('not a scenario file');
  const { nodes, edges } = bundle.graph;
  const indegree = new Map(nodes.map(({ id }) => [id, 0]));
  const successors = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    indegree.set(to, (indegree.get(to) ?? 0) + 1);
    successors.get(from.node)?.push(to);
  }
  const order = nodes.flatMap(({ id }) => (indegree.get(id) === 0 ? [id] : []));
  for (const id of order) {
    for (const to of successors.get(id) ?? []) {
      const left = (indegree.get(to) ?? 0) - 1;
      indegree.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  if (order.length !== nodes.length) throw new Error('a loop');
  return sha256Hex(JSON.stringify(bundle.graph));
}

function cpuMs(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function proved(bundle: ScenarioBundle): Plan {
  const { plan, issues } = compile(bundle);
  if (plan === undefined) throw new Error(`does not compile: ${issues.map(({ code, nodeId = '' }) => `${code} ${nodeId}`).join(', ')}`);
  return plan;
}

/**
 * Compiles and proves scenarios of 10, 100 and 400 cards against validation, sort and hash of the same drawing, in alternated pairs. Prints processor
 * time, ratio and the slope of time over size in logarithms; resolves to whether both bars hold.
 */
export async function benchCompile(pairs: number): Promise<boolean> {
  let holds = true;
  const times: { size: number; ms: number }[] = [];
  for (const size of sizes) {
    const bundle = soundDrawing(size);
    const rounds = Math.max(5, Math.round(8000 / size));
    const side = (work: () => unknown) => (): Promise<number> =>
      Promise.resolve(
        cpuMs(() => {
          for (let round = 0; round < rounds; round += 1) work();
        }) / rounds,
      );
    const [ours, theirs] = [side(() => proved(bundle)), side(() => leastOf(bundle))];
    await alternate(1, ours, theirs);
    const measured = await alternate(pairs, ours, theirs);
    const mine = spreadOf(measured.map((one) => one.ours));
    const ratio = spreadOf(measured.map((one) => one.ours / one.theirs));
    times.push({ size, ms: mine.median });
    const isFast = ratio.median <= RATIO_BAR;
    holds &&= isFast;
    console.log(
      `Compile and prove ${size} cards, ${pairs} pairs: ${spreadText(mine, 2)} ms; ratio to ajv + sort + SHA-256 ${spreadText(ratio, 1)}; bar ≤ ${RATIO_BAR}: ${isFast ? 'holds' : 'MISSED'}`,
    );
  }
  const slope = slopeOf(times);
  const isLinear = slope <= SLOPE_BAR;
  console.log(`  slope of log time over log size ${slope.toFixed(2)}; bar ≤ ${SLOPE_BAR}: ${isLinear ? 'holds' : 'MISSED'}`);
  return holds && isLinear;
}

/** Least squares over the logarithms. */
function slopeOf(times: readonly { size: number; ms: number }[]): number {
  const points = times.map(({ size, ms }) => ({ x: Math.log(size), y: Math.log(ms) }));
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

/** Gives the compiler so many wild drawings and as many wild JSON values: nothing may throw, and none may take more than 100 ms of processor time. */
export function benchTotality(runs: number): Promise<boolean> {
  const below = chance(20251127);
  let [slowest, tooSlow, compiled] = [0, 0, 0];
  let last: Plan | undefined;
  const measure = (work: () => void): void => {
    const ms = cpuMs(work);
    slowest = Math.max(slowest, ms);
    if (ms > MOST_MS) tooSlow += 1;
  };
  for (let run = 0; run < runs; run += 1) {
    const bundle = wildDrawing(below);
    measure(() => {
      const { plan, issues } = compile(bundle);
      for (const issue of issues.slice(0, 20)) {
        tellIssue(issue);
        applyFix(bundle.graph, issue);
      }
      if (plan === undefined) return;
      compiled += 1;
      if (last !== undefined) diff(last, plan);
      last = plan;
    });
    const value = wildJson(below);
    measure(() => void compile(value));
  }
  const holds = tooSlow === 0;
  console.log(
    `${runs} wild drawings of up to 300 cards (${compiled} compiled) and ${runs} JSON values: none threw, the slowest took ${slowest.toFixed(1)} ms, ${tooSlow} above ${MOST_MS} ms: ${holds ? 'holds' : 'MISSED'}`,
  );
  return Promise.resolve(holds);
}
