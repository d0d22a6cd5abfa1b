/**
 * The subject of a template as a list shows it, without code: of a helper its first text, a variable and anything else as “…”. What a message will say is
 * rendered by the server alone.
 */
export function plainSubject(subject: string): string {
  return subject.replace(/\{\{[^}]*\}\}/g, (code) => /"([^"]*)"/.exec(code)?.[1] ?? '…');
}
