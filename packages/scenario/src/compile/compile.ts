import { canonicalJson, sha256Hex } from '@relance/domain';
import type { ScenarioBundle } from '@relance/schemas';
import type { Plan } from '../plan.js';
import { assemble, type Proved } from './assemble.js';
import { boundsOf, type Bounds } from './bounds/bounds.js';
import { defaultCatalogue, type Catalogue } from './catalogue.js';
import { checkCards } from './drawing/check-cards.js';
import { layOut, type Cards } from './drawing/cards.js';
import { includeScenarios } from './drawing/include.js';
import { checkAnchors, checkEnds, checkReach, checkWiring } from './drawing/structure.js';
import { branchesOf, walkFrom, type Branch, type Walk } from './drawing/walks.js';
import { proposeFixes } from './fixes/propose-fixes.js';
import { collectIssues, type Issue, type IssueCollector } from './issue.js';
import { prove } from './proofs/prove.js';
import { tellTemplateFaults } from './proofs/template-faults.js';
import { readBundle, readNodes } from './drawing/read-graph.js';
import { withSeverities } from './severities.js';

/** A proved plan with its hash, size in bytes and bounds, and the warnings that remain; or everything that is wrong. */
export type Compilation =
  | { plan: Plan; hash: string; bytes: number; bounds: Bounds; issues: Issue[] }
  | { plan?: undefined; hash?: undefined; bytes?: undefined; bounds?: undefined; issues: Issue[] };

/** Largest plan in bytes (DESIGN §4). */
const largestPlanBytes = 65_536;

/**
 * Compiles a scenario file (or a bare drawing) into a checked plan, reporting everything wrong at once as data; total over JSON values, never
 * throws. The plan's hash is the SHA-256 of its canonical JSON (DESIGN §4).
 */
export function compile(value: unknown, catalogue: Catalogue = defaultCatalogue): Compilation {
  const read = readBundle(value);
  if ('issues' in read) return { issues: read.issues };
  const { bundle } = read;
  const found = collectIssues(bundle.graph);
  const drawing = readDrawing(bundle, catalogue, found);
  const days = drawing === undefined ? undefined : prove(drawing, bundle.graph.policies ?? {}, catalogue, found);
  tellTemplateFaults(bundle.templates, drawing?.cards ?? new Map(), catalogue, found);
  if (drawing === undefined) return { issues: withSeverities(found.issues, catalogue) };
  proposeFixes(found.issues, { bundle, cards: drawing.cards, catalogue, looping: loopingOf(drawing) });
  const issues = withSeverities(found.issues, catalogue);
  const { unrolled } = drawing.main;
  if (unrolled === undefined || days === undefined || hasErrors(issues)) return { issues };
  const plan = assemble(drawing);
  const json = canonicalJson(plan);
  const bytes = utf8Bytes(json);
  if (bytes > largestPlanBytes) {
    found.add('B501', { params: { bytes, most: largestPlanBytes } });
    return { issues: withSeverities(found.issues, catalogue) };
  }
  return { plan, hash: sha256Hex(json), bytes, bounds: boundsOf(unrolled, days, drawing.branches, catalogue), issues };
}

/** The drawing with its included scenarios, as cards and ways; undefined where it has not exactly one start. */
function readDrawing(bundle: ScenarioBundle, catalogue: Catalogue, found: IssueCollector): Proved | undefined {
  const { graph } = bundle;
  const { known, issues } = readNodes(graph);
  found.issues.push(...issues);
  const included = includeScenarios(graph, known, catalogue.scenarios, found);
  checkCards(bundle, new Map([...known, ...included.known]), catalogue, found);
  const entry = checkWiring(graph, known, found);
  const cards = layOut(included.graph, included.known);
  const main = entry === undefined ? undefined : walkFrom(cards, entry, found);
  const branches = branchesOf(graph, { cards, main, resolve: included.resolve }, found);
  if (main === undefined) return undefined;
  checkWays(cards, main, branches, found);
  return { bundle, cards, main, branches };
}

function checkWays(cards: Cards, main: Walk, branches: readonly Branch[], found: IssueCollector): void {
  const reached = new Set([...main.order, ...branches.flatMap(({ order }) => order)]);
  if (main.unrolled !== undefined) checkReach(cards, reached, found);
  checkEnds(cards, reached, found);
  checkAnchors(cards, found);
}

function loopingOf({ main, branches }: Proved): ReadonlySet<string> {
  return new Set([main, ...branches].flatMap(({ unrolled }) => [...(unrolled?.loops.keys() ?? [])]));
}

function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

/** Length of a text in UTF-8, counted without an encoder, which the pure packages do not have. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    const isHighSurrogate = unit >= 0xd800 && unit < 0xdc00;
    const isLowSurrogate = unit >= 0xdc00 && unit < 0xe000;
    bytes += unit < 0x800 || isHighSurrogate || isLowSurrogate ? 1 : 2;
  }
  return bytes;
}
