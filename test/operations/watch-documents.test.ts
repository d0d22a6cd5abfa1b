import { metricCatalogue, type MetricDefinition } from '@relance/operations';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'operations');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

interface Rule {
  alert: string;
  expression: string;
  runbook: string;
}

const rules = read('alerts.yml')
  .split(/^ {6}- alert: /mu)
  .slice(1)
  .map((text): Rule => {
    const one = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
    return { alert: one(/^(\w+)/u), expression: one(/^ +expr: '(.+)'$/mu), runbook: one(/^ +runbook: (.+)$/mu) };
  });

interface Dashboard {
  panels: { title: string; targets: { expr: string; legendFormat: string }[] }[];
}
const dashboard = JSON.parse(read('dashboard.json')) as Dashboard;
const targets = dashboard.panels.flatMap((panel) =>
  panel.targets.map(({ expr, legendFormat }) => ({ title: panel.title, expr, legendFormat })),
);
const pages = readdirSync(join(folder, 'runbooks')).map((file) => file.replace(/\.md$/u, ''));

const definitions: Readonly<Record<string, MetricDefinition>> = metricCatalogue;
/** Labels Prometheus itself puts on every series. */
const everywhere = ['le', 'job', 'instance'];

function definitionOf(name: string): MetricDefinition | undefined {
  const [, base] = /^(.+)_(?:bucket|sum|count)$/u.exec(name) ?? [];
  const whole = base === undefined ? undefined : definitions[base];
  return definitions[name] ?? (whole?.kind === 'histogram' ? whole : undefined);
}

/** What an expression asks that no program tells: names of metrics, and labels they do not have. */
function unknownIn(expression: string): string[] {
  const asked = [...expression.matchAll(/\b((?:relance|process)_[a-z_]+)(?:\{([^}]*)\})?/gu)];
  const labels = new Set(asked.flatMap(([, name = '']) => definitionOf(name)?.labels ?? []));
  const names = asked.flatMap(([, name = '']) => (definitionOf(name) === undefined ? [name] : []));
  const filtered = asked.flatMap(([, name = '', filter = '']) =>
    [...filter.matchAll(/([a-z_]+)\s*[=!]/gu)].flatMap(([, label = '']) =>
      definitionOf(name)?.labels.includes(label) === true ? [] : [`${name}{${label}}`],
    ),
  );
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/gu)]
    .flatMap(([, list = '']) => list.split(',').map((label) => label.trim()))
    .flatMap((label) => (labels.has(label) || everywhere.includes(label) ? [] : [`by (${label})`]));
  return [...names, ...filtered, ...grouped];
}

describe('docs/operations', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks for what is told, and has its page',
    (alert, { expression, runbook }) => {
      expect(expression).not.toBe('');
      expect(unknownIn(expression)).toEqual([]);
      expect(runbook).toBe(`docs/operations/runbooks/${alert}.md`);
      const page = read('runbooks', `${alert}.md`);
      expect(page).toContain(`# ${alert}\n`);
      expect(page).toContain(expression);
      for (const part of ['## What it means', '## Where to look', '## What to do']) expect(page).toContain(`${part}\n\n`);
      expect(read('README.md')).toContain(`[${alert}](runbooks/${alert}.md)`);
    },
  );

  it('has no page of an alert that is not raised', () => {
    expect(pages.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  });

  it.each(targets.map((target) => [target.title, target] as const))('the panel “%s” asks for what is told', (_, { expr, legendFormat }) => {
    expect(unknownIn(expr)).toEqual([]);
    for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/gu))
      expect(everywhere.includes(label) || expr.includes(label), label).toBe(true);
  });

  it('shows every metric of the catalogue on the dashboard, but the start of a process', () => {
    const shown = targets.map(({ expr }) => expr).join('\n');
    const hidden = Object.keys(definitions).filter((name) => !new RegExp(`\\b${name}(?:_bucket)?\\b`, 'u').test(shown));
    expect(hidden).toEqual(['process_start_time_seconds']);
  });

  it('names no metric on a page that no program tells', () => {
    const own = readdirSync(folder).filter((file) => file.endsWith('.md'));
    const texts = [...own, ...pages.map((page) => join('runbooks', `${page}.md`))].map((file) => read(file));
    const named = texts.join('\n').matchAll(/\b(relance_[a-z_]+)\b/gu);
    expect([...named].flatMap(([, name = '']) => (definitionOf(name) === undefined ? [name] : []))).toEqual([]);
  });

  it('finds what is not there: the check can fail', () => {
    expect(unknownIn('sum by (shop) (relance_nothing{kind="x"}) + relance_tasks_open{channel="a"}')).toEqual([
      'relance_nothing',
      'relance_nothing{kind}',
      'relance_tasks_open{channel}',
      'by (shop)',
    ]);
  });
});
