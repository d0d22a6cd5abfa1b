import { compile, type Compilation } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { isMissingFacts, lintTemplates, readTemplate, renderMessage, sampleMessageData } from '@relance/templates';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleText } from './source/bundle.js';
import { completeDrawings, demoDrawings } from './source/drawings/all.js';

const bundles = [
  { name: 'scenarios', drawings: demoDrawings },
  { name: 'complete-scenarios', drawings: completeDrawings },
].flatMap(({ name, drawings }) =>
  readdirSync(join(import.meta.dirname, name)).map((file) => {
    const path = join(import.meta.dirname, name, file);
    return { file: `${name}/${file}`, path, drawings, bundle: JSON.parse(readFileSync(path, 'utf8')) as ScenarioBundle };
  }),
);

describe.each(bundles)('the default scenario $file', ({ path, drawings, bundle }) => {
  it('is what its source draws, to the letter', async () => {
    const drawing = drawings.find(({ scenarioId }) => scenarioId === bundle.graph.scenarioId);
    expect(drawing === undefined ? undefined : await bundleText(drawing, path)).toBe(readFileSync(path, 'utf8'));
  });

  it('announces a formal notice only where it draws one', () => {
    const hasNotice = bundle.graph.nodes.some(({ kind }) => kind === 'formalNotice');
    const announcing = bundle.templates.filter(({ subject, body }) => /mise en demeure|formal notice/i.test(`${subject ?? ''} ${body}`));
    expect(hasNotice ? [] : announcing.map(({ id, locale }) => `${id} ${locale}`)).toEqual([]);
  });

  it('asks nobody to reply to a letter as to a message', () => {
    const letters = bundle.templates.filter(({ channel }) => channel === 'letter');
    const replying = letters.filter(({ body }) => /ce message|this message|reply with/iu.test(body));
    expect(replying.map(({ id, locale }) => `${id} ${locale}`)).toEqual([]);
  });

  it('compiles without a warning, its texts accusing nobody, alike in both languages and dated wherever a step grants a deadline', () => {
    const compilation: Compilation = compile(bundle, { locales: ['fr', 'en'], gapDays: 7, readTemplate, lintTemplates });
    expect(compilation.issues).toEqual([]);
    expect(compilation.plan?.scenarioId).toBe(bundle.graph.scenarioId);
  });

  it('renders every letter with what is always known, and with everything that may be known', () => {
    for (const template of bundle.templates) {
      const full = sampleMessageData(template.locale);
      const { deadlineOn, previousContactOn, paidSince, legal, call, ...others } = full;
      // a recap alone speaks of a call, and of every call the day is known (law 21)
      const bare = { ...others, ...(template.id.endsWith('-recap') && call !== undefined ? { call: { on: call.on } } : {}) };
      for (const data of [full, bare]) {
        const result = renderMessage({ template, data });
        if (isMissingFacts(result)) throw new Error(`${template.id} ${template.locale}: ${result.missing.join(', ')}`);
        const facts =
          result.html === ''
            ? ['Brévanne Distribution', 'Camille Astier']
            : ['F2025-04417', '27/10/2025', 'Brévanne Distribution', 'Lormeau Électricité'];
        for (const fact of facts) expect(result.text).toContain(fact);
      }
      expect([deadlineOn, previousContactOn, paidSince, legal, call]).not.toContain(undefined);
    }
  });
});

it('there are nine of them, five of which the demonstration can carry out', () => {
  const demonstrated = ['client-a-risque', 'echeance-60-jours', 'grand-compte', 'organisme-public', 'pme-faible-risque'];
  const others = ['classique-avec-appel', 'classique-courte', 'consommateur', 'rejet-de-prelevement'];
  const idsOf = (name: string): string[] =>
    bundles.filter(({ file }) => file.startsWith(`${name}/`)).map(({ bundle }) => bundle.graph.scenarioId);
  expect(idsOf('scenarios').sort()).toEqual(demonstrated);
  expect(idsOf('complete-scenarios').sort()).toEqual([...demonstrated, ...others].sort());
});
