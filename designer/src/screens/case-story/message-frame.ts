const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The document shown in the sandboxed frame: HTML as it is, plain text as preformatted text. The frame has no permission at all (empty
 * `sandbox`), so nothing in a message runs, submits or opens.
 */
export function frameDocument(content: string): string {
  if (/^\s*<(!doctype|html|body|table|div|p)\b/i.test(content)) return content;
  const escaped = content.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
  return `<!doctype html><meta charset="utf-8"><body bgcolor="#ffffff" text="#161b22"><pre style="white-space:pre-wrap;font:13px/1.5 system-ui,sans-serif;margin:12px">${escaped}</pre>`;
}
