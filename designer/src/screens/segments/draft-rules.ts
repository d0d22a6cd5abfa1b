import type { Condition } from '@relance/scenario';
import type { SegmentSurvey } from '@relance/schemas';
import type { StatedRule } from '../../api/segments.js';

/** A rule being written; its key stays its own while it moves. */
export interface DraftRule extends StatedRule {
  key: number;
}

/** The rules as they are stored, ready to be written. */
export function draftOf({ rules }: SegmentSurvey): DraftRule[] {
  // the server keeps only rules whose conditions it has read
  return rules.map(({ segment, condition }, key) => ({ key, segment, condition: condition as unknown as Condition }));
}

/** The rules as they are sent, in their order. */
export function stated(rules: readonly DraftRule[]): StatedRule[] {
  return rules.map(({ segment, condition }) => ({ segment: segment.trim(), condition }));
}

/** The rules with one of them a place higher (-1) or lower (1): the first an account satisfies decides. At the ends nothing moves. */
export function moved(rules: readonly DraftRule[], index: number, by: -1 | 1): DraftRule[] {
  const [rule, other] = [rules[index], rules[index + by]];
  if (rule === undefined || other === undefined) return [...rules];
  return rules.map((one, at) => (at === index ? other : at === index + by ? rule : one));
}

/** The rules with one more, last, so that it takes nobody from those before it. */
export function withNew(rules: readonly DraftRule[], condition: Condition): DraftRule[] {
  return [...rules, { key: Math.max(-1, ...rules.map(({ key }) => key)) + 1, segment: '', condition }];
}
