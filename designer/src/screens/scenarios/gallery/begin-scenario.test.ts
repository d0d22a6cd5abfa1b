import { compile } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { blankScenario, copyOf, scenarioIdFor } from './begin-scenario.js';
import { gallery } from './gallery.js';

const name = { fr: 'Le mien', en: 'Mine' };

describe('the id of a new scenario', () => {
  it('is its name in plain letters, free among those taken, and never too long', () => {
    expect(scenarioIdFor('PME à faible risque', new Set())).toBe('pme-a-faible-risque');
    expect(scenarioIdFor('PME', new Set(['pme', 'pme-2']))).toBe('pme-3');
    expect(scenarioIdFor('« … »', new Set())).toBe('scenario');
    expect(scenarioIdFor('x'.repeat(200), new Set()).length).toBeLessThanOrEqual(63);
  });
});

describe('the gallery', () => {
  it('has the default scenarios, each explained in both languages', async () => {
    const bundles = await gallery();
    expect(bundles.length).toBe(9);
    for (const { graph } of bundles) expect([graph.name?.fr, graph.description?.fr, graph.description?.en].every(Boolean)).toBe(true);
  });

  it('gives copies under ids of their own that still compile without a word of warning', async () => {
    for (const bundle of await gallery()) {
      const copy = copyOf(bundle, 'le-mien', name);
      expect(copy.templates.every(({ id }) => id.startsWith('le-mien-'))).toBe(true);
      expect(JSON.stringify(copy.graph)).not.toContain(`"${bundle.templates[0]?.id ?? ''}"`);
      const { plan, issues } = compile(copy);
      expect([copy.graph.scenarioId, issues, plan?.scenarioId]).toEqual(['le-mien', [], 'le-mien']);
    }
  });
});

it('a blank scenario is a drawing without errors', () => {
  const blank: ScenarioBundle = blankScenario('blanc', name, { start: 'Entrée', end: 'Suivi' });
  expect(compile(blank).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
});
