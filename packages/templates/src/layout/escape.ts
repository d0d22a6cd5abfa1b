import Handlebars from 'handlebars';

/** Text made safe inside HTML and its quoted attributes. */
export function escape(text: string): string {
  return Handlebars.escapeExpression(text);
}

/** Non-empty texts, each escaped, one a line. */
export function lines(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text): text is string => text !== undefined && text !== '')
    .map(escape)
    .join('<br>');
}
