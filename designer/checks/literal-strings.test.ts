import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');
const screens = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
/** Attributes a person reads or hears. */
const told = new Set(['aria-label', 'title', 'placeholder', 'label', 'alt', 'description', 'error']);
const letters = /\p{L}{2,}/u;

/** Texts written in the screen itself instead of the catalogues: `file:line text`. */
function literals(file: string, code: string): string[] {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    if (letters.test(text)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.pos).line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxAttribute(node) && node.initializer !== undefined && ts.isStringLiteral(node.initializer)) {
      if (told.has(node.name.getText(tree))) report(node, node.initializer.text);
    }
    if (ts.isJsxExpression(node) && node.expression !== undefined && ts.isStringLiteralLike(node.expression)) {
      if (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) report(node, node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('texts of the web app', () => {
  it('stand in the catalogues, never in a screen', () => {
    expect(screens.length).toBeGreaterThan(20);
    expect(screens.flatMap((file) => literals(relative('.', file), readFileSync(join(source, file), 'utf8')))).toEqual([]);
  });

  it('are found where somebody writes one into a screen', () => {
    expect(literals('x.tsx', '<p title="Compte client">Bonjour {"vous deux"}</p>')).toHaveLength(3);
    expect(literals('x.tsx', '<p className="muted">{t("cases.title")} · 12</p>')).toEqual([]);
  });
});
