import { compile, tellIssue, type Plan } from '@relance/scenario';
import type { Graph, SimulateOutput } from '@relance/schemas';
import { bearsNameOf } from '../scenario-files/bears-name-of.js';
import type { CommandIo } from '../terminal/command-io.js';
import { CommandFault } from '../terminal/command-fault.js';
import { readJsonFile } from '../terminal/read-file.js';

/** A scenario file that compiled, and the segment it was given for; undefined: all segments nobody else is for. */
export interface GivenScenario {
  file: string;
  segment: string | undefined;
  plan: Plan;
  hash: string;
  /** The scenario's names in both languages. */
  names: readonly string[];
  /** The user's own names of the steps, by node id. */
  stepNames: ReadonlyMap<string, string>;
}

/** The scenarios of a command line and all that the compiler says of them. */
export interface GivenScenarios {
  scenarios: GivenScenario[];
  issues: SimulateOutput['issues'];
  faulty: boolean;
}

/** `segment=FILE`, or FILE alone; a path with an equals sign is written `./a=b.json`. */
function splitArgument(argument: string): { segment: string | undefined; file: string } {
  const [, segment, file] = /^([^=/\\.][^=/\\]*)=(.+)$/.exec(argument) ?? [];
  return segment === undefined || file === undefined ? { segment: undefined, file: argument } : { segment, file };
}

/** The drawing of a file that compiled: it is a bundle, or a bare drawing. */
function graphOf(bundle: unknown): Graph {
  const { graph } = bundle as { graph?: Graph };
  return graph ?? (bundle as Graph);
}

/** Reads and compiles the scenario files of a command line. Throws CommandFault when one cannot be read. */
export async function readScenarios(io: CommandIo, given: readonly string[]): Promise<GivenScenarios> {
  const found: GivenScenarios = { scenarios: [], issues: [], faulty: false };
  for (const argument of given) {
    const { segment, file } = splitArgument(argument);
    const bundle = await readJsonFile(io, file);
    const { plan, hash, issues } = compile(bundle);
    found.issues.push(
      ...issues.map(({ code, severity, ...rest }) => ({ file, code, severity, ...tellIssue({ code, severity, ...rest }) })),
    );
    if (plan === undefined) {
      found.faulty = true;
      continue;
    }
    const { name, nodes } = graphOf(bundle);
    const stepNames = new Map(nodes.map((node) => [node.id, node.name]));
    found.scenarios.push({ file, segment, plan, hash, names: Object.values(name ?? {}), stepNames });
  }
  return found;
}

/**
 * Which scenario the items of a segment enter: the one given for it; else, of the files given without a segment, the one whose scenario bears
 * the segment's name, else the only one. Throws CommandFault 2 when several would do.
 */
export function scenarioOfSegment(scenarios: readonly GivenScenario[], segment: string): GivenScenario | undefined {
  const named = scenarios.find((scenario) => scenario.segment === segment);
  if (named !== undefined) return named;
  const open = scenarios.filter((scenario) => scenario.segment === undefined);
  const likeNamed = open.find(({ plan, names }) => bearsNameOf(segment, { scenarioId: plan.scenarioId, names }));
  if (likeNamed !== undefined || open.length <= 1) return likeNamed ?? open[0];
  const files = open.map(({ file }) => file).join(', ');
  throw new CommandFault(2, 'RLC_SEGMENT_UNCLEAR', {
    fr: `Quel scénario pour le segment « ${segment} » ? Écrivez ${segment}=FICHIER (sans segment : ${files}).`,
    en: `Which scenario for segment “${segment}”? Write ${segment}=FILE (without a segment: ${files}).`,
  });
}
