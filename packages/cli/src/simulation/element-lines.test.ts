import { describe, expect, it } from 'vitest';
import { elementLines } from './element-lines.js';

describe('lines of the elements of a list', () => {
  it.each<[string, string, number[]]>([
    ['one a line', '[\n  {"a": 1},\n  {"b": [2, 3]}\n]', [2, 3]],
    ['over several lines, with brackets and quotes in texts', '[{\n "a": "},{\\"["\n},\n\n{}]', [1, 5]],
    ['all on one line', '[1, "two", [3], null]', [1, 1, 1, 1]],
    ['none', '[ ]', []],
    ['nested lists begin nothing', '[[1,\n2],\n[3]]', [1, 3]],
  ])('%s', (_case, json, expected) => {
    expect(elementLines(json)).toEqual(expected);
    expect(JSON.parse(json)).toHaveLength(expected.length);
  });
});
