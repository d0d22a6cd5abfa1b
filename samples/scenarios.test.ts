import { compile, type Compilation } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { isMissingFacts, lintTemplates, renderMessage, sampleMessageData } from '@relance/templates';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleText } from './source/bundle.js';
import { drawings } from './source/drawings.js';

const folder = join(import.meta.dirname, 'scenarios');
const bundles = readdirSync(folder).map((file) => ({
  file,
  bundle: JSON.parse(readFileSync(join(folder, file), 'utf8')) as ScenarioBundle,
}));

describe.each(bundles)('the default scenario $file', ({ file, bundle }) => {
  it('is what its source draws, to the letter', async () => {
    const drawing = drawings.find(({ scenarioId }) => scenarioId === bundle.graph.scenarioId);
    const path = join(folder, file);
    expect(drawing === undefined ? undefined : await bundleText(drawing, path)).toBe(readFileSync(path, 'utf8'));
  });

  it('announces a formal notice only where it draws one', () => {
    const hasNotice = bundle.graph.nodes.some(({ kind }) => kind === 'notice');
    const announcing = bundle.templates.filter(({ subject, body }) => /mise en demeure|formal notice/i.test(`${subject} ${body}`));
    expect(hasNotice ? [] : announcing.map(({ id, locale }) => `${id} ${locale}`)).toEqual([]);
  });

  it('compiles without a warning', () => {
    const compilation: Compilation = compile(bundle);
    expect(compilation.issues).toEqual([]);
    expect(compilation.plan?.scenarioId).toBe(bundle.graph.scenarioId);
  });

  it('writes without accusing, in both languages, with a date wherever a step grants one', () => {
    const granting = bundle.graph.nodes
      .filter(({ data }) => data['deadlineDays'] !== undefined)
      .map(({ data }) => String(data['template']));
    expect(lintTemplates(bundle.templates, { granting })).toEqual([]);
  });

  it('renders every letter with what is always known, and with everything that may be known', () => {
    for (const template of bundle.templates) {
      const full = sampleMessageData(template.locale);
      const { deadlineOn, previousContactOn, paidSince, legal, ...bare } = full;
      for (const data of [full, bare]) {
        const result = renderMessage({ template, data });
        if (isMissingFacts(result)) throw new Error(`${template.id} ${template.locale}: ${result.missing.join(', ')}`);
        for (const fact of ['F2025-04417', '27/10/2025', 'Brévanne Distribution', 'Lormeau Électricité'])
          expect(result.text).toContain(fact);
      }
      expect([deadlineOn, previousContactOn, paidSince, legal]).not.toContain(undefined);
    }
  });
});

it('there are five of them', () => {
  expect(bundles.map(({ bundle }) => bundle.graph.scenarioId).sort()).toEqual([
    'client-a-risque',
    'echeance-60-jours',
    'grand-compte',
    'organisme-public',
    'pme-faible-risque',
  ]);
});
