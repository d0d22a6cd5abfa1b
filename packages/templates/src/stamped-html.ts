/** Plain text as a part of a page. */
export function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function banner(stamp: string): string {
  const style = 'margin:0 0 16px;padding:12px;border:3px solid #b00020;color:#b00020;background:#fff;font:bold 16px sans-serif';
  return `<div role="note" style="${style}">${escapedText(stamp)}</div>`;
}

/** A page with a stamp, which is plain text, first in its body, where no layout hides it. */
export function stampedHtml(html: string, stamp: string): string {
  const body = /<body[^>]*>/iu.exec(html);
  if (body === null) return `${banner(stamp)}${html}`;
  const at = body.index + body[0].length;
  return `${html.slice(0, at)}${banner(stamp)}${html.slice(at)}`;
}
