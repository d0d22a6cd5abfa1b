import { compile } from 'html-to-text';

const convert = compile({
  wordwrap: 100,
  selectors: [
    { selector: 'table.items', format: 'dataTable', options: { uppercaseHeaderCells: false, colSpacing: 3 } },
    { selector: 'h2', format: 'heading', options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 } },
    { selector: 'td.party', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'div.legal', format: 'block', options: { leadingLineBreaks: 2 } },
    { selector: 'a', options: { ignoreHref: false, hideLinkHrefIfSameAsText: true } },
    { selector: 'style', format: 'skip' },
    { selector: 'head', format: 'skip' },
  ],
});

/** The text part of a message from its HTML: the same facts in the same order, the statement as aligned columns. */
export function plainText(html: string): string {
  return `${convert(html).trim()}\n`;
}
