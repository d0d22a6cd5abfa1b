import { canonicalJson, sha256Hex } from '@relance/domain';
import type { ScenarioBundle } from '@relance/schemas';
import type { Plan } from '../plan.js';
import { assemble } from './assemble.js';
import { boundsOf, type Bounds } from './bounds.js';
import { collectIssues, type Issue, type IssueCollector } from './issue.js';
import { provePaths } from './path-proofs.js';
import { readBundle, readNodes, type KnownNode } from './read-graph.js';
import { checkReach, checkWiring } from './structure.js';
import { layOut } from './walk.js';

/** What the compiler may assume of the house it publishes into. */
export interface Catalogue {
  /** Languages every template must be written in (law 27). */
  locales: readonly string[];
  /** The entity's minimum gap, where the scenario names none (law 14). */
  gapDays: number;
}

/** A proved plan with its hash, size in bytes and bounds, and the warnings that remain; or everything that is wrong. */
export type Compilation =
  | { plan: Plan; hash: string; bytes: number; bounds: Bounds; issues: Issue[] }
  | { plan?: undefined; hash?: undefined; bytes?: undefined; bounds?: undefined; issues: Issue[] };

/** Largest plan in bytes (DESIGN §4). */
const largestPlanBytes = 65_536;

const defaultCatalogue: Catalogue = { locales: ['fr', 'en'], gapDays: 7 };

/**
 * Compiles a scenario file (or a bare drawing) into a checked plan, reporting everything wrong at once as data; total over JSON values, never
 * throws. The plan's hash is the SHA-256 of its canonical JSON (DESIGN §4).
 */
export function compile(value: unknown, catalogue: Catalogue = defaultCatalogue): Compilation {
  const read = readBundle(value);
  if ('issues' in read) return { issues: read.issues };
  const { bundle } = read;
  const found = collectIssues(bundle.graph);
  const { known, issues } = readNodes(bundle.graph);
  found.issues.push(...issues);
  checkCards(bundle, known, catalogue, found);
  const entry = checkWiring(bundle.graph, known, found);
  if (entry === undefined) return { issues: found.issues };
  const walk = layOut(bundle.graph, known, entry);
  checkReach(walk, found);
  if (walk.order === undefined) return { issues: found.issues };
  provePaths(walk, bundle.graph.policies ?? {}, catalogue.gapDays, found);
  if (hasErrors(found.issues)) return { issues: found.issues };
  const plan = assemble(bundle, walk);
  const json = canonicalJson(plan);
  const bytes = utf8Bytes(json);
  if (bytes > largestPlanBytes) found.add('B501', { params: { bytes, most: largestPlanBytes } });
  return hasErrors(found.issues)
    ? { issues: found.issues }
    : { plan, hash: sha256Hex(json), bytes, bounds: boundsOf(walk), issues: found.issues };
}

function checkCards(bundle: ScenarioBundle, known: ReadonlyMap<string, KnownNode>, catalogue: Catalogue, found: IssueCollector): void {
  for (const [id, { node, kind }] of known) {
    const faults = kind.check?.(node.data, { templates: bundle.templates, locales: catalogue.locales }) ?? [];
    for (const { code, severity, params } of faults) found.add(code, { nodeId: id, severity, params: params ?? {} });
  }
}

function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

/** Length of a text in UTF-8, counted without an encoder, which the pure packages do not have. */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
