import type { Locale } from '@relance/domain';
import type { IssueView } from '@relance/schemas';

const SHOWN = 50;

/** Issues one a line, the code small and last; beyond fifty only their number is told. */
export function issueLines(locale: Locale, issues: readonly IssueView[]): string[] {
  const lines = issues.slice(0, SHOWN).map((issue) => {
    const mark = issue.severity === 'warning' ? '!' : issue.severity === 'info' ? '·' : '✗';
    return `  ${mark} ${locale === 'fr' ? issue.fr : issue.en} (${issue.code})`;
  });
  const more = issues.length - SHOWN;
  if (more > 0) lines.push(locale === 'fr' ? `  … et ${more} de plus` : `  … and ${more} more`);
  return lines;
}
