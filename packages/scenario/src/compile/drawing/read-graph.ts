import { bundleSchema, graphSchema, type Graph, type GraphNode, type ScenarioBundle } from '@relance/schemas';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { kindNamed, kinds, type AnyKind } from '../../kinds.js';
import { catalogueVersion } from '../../conditions/field-catalogue.js';
import type { Issue } from '../issue.js';
import { deeperThan } from './deeper-than.js';

/** A card with its kind, its data known to fit the kind's schema. */
export interface KnownNode {
  node: GraphNode;
  kind: AnyKind;
}

const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });
const isBundle = ajv.compile<ScenarioBundle>(bundleSchema);
const isGraph = ajv.compile<Graph>(graphSchema);
const dataValidators = new Map<string, ValidateFunction>(Object.values(kinds).map((kind) => [kind.name, ajv.compile(kind.dataSchema)]));

/** How many faults of form are told at once: a wholly foreign file would otherwise list thousands. */
const mostFormFaults = 50;

/** No scenario nests deeper; beyond it validation itself would exhaust the stack. */
const deepestFile = 60;

/** Reads any JSON value as a scenario file, or as a bare drawing without templates; faults of form come back as issues G001. */
export function readBundle(value: unknown): { bundle: ScenarioBundle } | { issues: Issue[] } {
  if (deeperThan(value, deepestFile)) {
    return {
      issues: [{ code: 'G001', severity: 'error', path: [], params: { where: '/', problem: `deeper than ${String(deepestFile)} levels` } }],
    };
  }
  const looksBare = typeof value === 'object' && value !== null && 'nodes' in value;
  if (looksBare) {
    return isGraph(value)
      ? { bundle: { graph: value, templates: [], catalogueVersion: 1 } }
      : { issues: formIssues('G001', isGraph.errors) };
  }
  if (!isBundle(value)) return { issues: formIssues('G001', isBundle.errors) };
  if (value.catalogueVersion <= catalogueVersion) return { bundle: value };
  const params = { drawn: value.catalogueVersion, known: catalogueVersion };
  return { issues: [{ code: 'G002', severity: 'error', path: [], params }] };
}

/** Whether data fits the schema of a kind. */
export function fitsKind(kind: AnyKind, data: unknown): boolean {
  return dataValidators.get(kind.name)?.(data) === true;
}

/** The cards whose kind exists and whose data fits it, with an issue for each that does not. */
export function readNodes(graph: Graph): { known: Map<string, KnownNode>; issues: Issue[] } {
  const known = new Map<string, KnownNode>();
  const issues: Issue[] = [];
  for (const node of graph.nodes) {
    const kind = kindNamed(node.kind);
    if (kind === undefined) {
      issues.push({ code: 'P112', severity: 'error', nodeId: node.id, path: [], params: { node: node.name, kind: node.kind } });
      continue;
    }
    const fits = dataValidators.get(kind.name);
    if (fits?.(node.data) === true) known.set(node.id, { node, kind });
    else issues.push(...formIssues('K120', fits?.errors, node));
  }
  return { known, issues };
}

function formIssues(code: string, errors: readonly ErrorObject[] | null | undefined, node?: GraphNode): Issue[] {
  return (errors ?? []).slice(0, mostFormFaults).map((error) => ({
    code,
    severity: 'error',
    path: [],
    params: {
      ...(node === undefined ? {} : { node: node.name }),
      where: error.instancePath || '/',
      problem: error.message ?? error.keyword,
    },
    ...(node === undefined ? {} : { nodeId: node.id }),
  }));
}
