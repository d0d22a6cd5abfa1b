import type { Catalogue } from './catalogue.js';
import type { Issue } from './issue.js';

/** Codes of rules, which an admin may weigh; form, structure, references, kinds, conditions, templates that do not print and size are not a matter of opinion. */
const isRule = /^[TLXW]\d/u;

/** Without these no plan can be walked at all. */
const needed: ReadonlySet<string> = new Set(['T201', 'T209', 'X402', 'X404']);

/** The issues as the admin weighs the rules of the pack (DESIGN §4): `off` leaves one out. */
export function withSeverities(issues: readonly Issue[], { severities }: Catalogue): Issue[] {
  if (severities === undefined) return [...issues];
  return issues.flatMap((issue) => {
    const mayWeigh = isRule.test(issue.code) && !needed.has(issue.code) && Object.hasOwn(severities, issue.code);
    const severity = mayWeigh ? severities[issue.code] : issue.severity;
    return severity === undefined || severity === 'off' ? [] : [{ ...issue, severity }];
  });
}
