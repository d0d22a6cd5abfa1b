import { TemplateError } from './template-error.js';

/** Most tags in a printed body: the layout of a message of 256 KB has fewer. */
const mostTags = 8_000;
/** Elements within one another; what lays mark-up out takes time with the square of it, and ends beyond some two thousand. */
const deepestElement = 200;

const tag = /<(\/?)([a-z][a-z0-9]*)/giu;
const neverClosed: readonly string[] = ['br', 'hr', 'img', 'wbr', 'col'];

/**
 * The printed body as it is. Throws TemplateError beyond 8,000 tags or 200 elements within one another, before anything lays it out (reliability
 * register 11). Takes time in proportion to the text.
 */
export function boundMarkup(body: string): string {
  let [tags, depth] = [0, 0];
  for (const [, closing, name = ''] of body.matchAll(tag)) {
    tags += 1;
    if (closing === '/') depth = Math.max(0, depth - 1);
    else if (!neverClosed.includes(name.toLowerCase())) depth += 1;
    if (tags > mostTags) throw new TemplateError('tooLarge', `more than ${String(mostTags)} tags`);
    if (depth > deepestElement) throw new TemplateError('tooLarge', `more than ${String(deepestElement)} elements within one another`);
  }
  return body;
}
