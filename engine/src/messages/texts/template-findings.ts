import { tellIssue, templateIssue } from '@relance/scenario';
import type { IssueView, Template } from '@relance/schemas';
import { lintTemplate } from '@relance/templates';

/** What the check says of one text, as it says it of a scenario that brings it. */
export function templateFindings(template: Template): IssueView[] {
  return lintTemplate(template).map((fault) => {
    const issue = { path: [], ...templateIssue(fault) };
    return { ...issue, ...tellIssue(issue) };
  });
}
