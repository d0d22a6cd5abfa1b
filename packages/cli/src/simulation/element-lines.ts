/**
 * The line, counted from 1, on which each element of a JSON list begins: what people are told beside the index. Reads text that is known to be
 * valid JSON with a list at its top; strings and nested values are stepped over.
 */
export function elementLines(json: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isDue = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at] ?? '';
    if (sign === '\n') line += 1;
    if (/\s/.test(sign)) continue;
    const closes = sign === ']' || sign === '}';
    if (isDue && !closes && sign !== ',') {
      lines.push(line);
      isDue = false;
    }
    if (sign === '"') at = endOfString(json, at);
    else if (sign === '[' || sign === '{') depth += 1;
    else if (closes) depth -= 1;
    if (depth === 1 && (sign === ',' || (sign === '[' && lines.length === 0))) isDue = true;
  }
  return lines;
}

function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') return at;
  }
  return json.length;
}
