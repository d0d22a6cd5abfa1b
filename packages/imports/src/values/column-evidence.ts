/** What a whole column says about a question with two answers: the first line that proves each, and the first that leaves it open. */
export interface ColumnEvidence {
  firstLine?: number;
  secondLine?: number;
  openLine?: number;
  /** A cell that leaves the question open, to show to the user. */
  openValue?: string;
}

/** The answer of a whole column: proved, contradicted, left open by its cells, or never asked. */
type Verdict = 'first' | 'second' | 'mixed' | 'open' | 'none';

/** Judges the evidence of a whole column; one proof decides, two that disagree are mixed, and only cells that differ by it leave it open. */
export function judgeColumn(evidence: ColumnEvidence): Verdict {
  if (evidence.firstLine !== undefined && evidence.secondLine !== undefined) return 'mixed';
  if (evidence.firstLine !== undefined) return 'first';
  if (evidence.secondLine !== undefined) return 'second';
  return evidence.openLine === undefined ? 'none' : 'open';
}
