import { Ajv } from 'ajv';
import { conditionFaults } from '../conditions/condition-faults.js';
import { conditionSchema } from '../conditions/condition-schema.js';
import type { Condition } from '../conditions/condition.js';
import type { Issue } from '../compile/issue.js';
import { deeperThan } from '../compile/drawing/deeper-than.js';
import { segmentFieldCatalogue } from './segment-fields.js';
import type { SegmentRule } from './segment-rules.js';

/** No condition nests deeper; beyond it validation itself would exhaust the stack. */
const DEEPEST_CONDITION = 30;

const ajv = new Ajv({ allErrors: false, strict: false, allowUnionTypes: true });
const isCondition = ajv.compile<Condition>(conditionSchema);

/** A rule as somebody writes it, its condition not looked at yet. */
export interface GivenRule {
  segment: string;
  condition: unknown;
}

function faultsOf({ segment, condition }: GivenRule, position: number): Issue[] {
  const params = { node: `${String(position + 1)}. ${segment}` };
  if (deeperThan(condition, DEEPEST_CONDITION) || !isCondition(condition)) {
    return [{ code: 'C136', severity: 'error', path: [String(position)], params }];
  }
  return conditionFaults(condition, segmentFieldCatalogue).map((fault) => ({
    ...fault,
    path: [String(position)],
    params: { ...params, ...fault.params },
  }));
}

/**
 * Reads rules whose conditions may be any JSON value; everything that is wrong comes back at once, each issue with the position of its rule as its
 * path (C130–C136). Never throws.
 */
export function readSegmentRules(given: readonly GivenRule[]): { rules: SegmentRule[] } | { issues: Issue[] } {
  const issues = given.flatMap(faultsOf);
  if (issues.length > 0) return { issues };
  // every condition was found to be one
  return { rules: given.map(({ segment, condition }) => ({ segment, condition: condition as Condition })) };
}
