import type { ScenarioBundle, Template } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { addText, publishedVersionOf, writeText } from './texts.js';

const text = (id: string, locale: 'fr' | 'en', version = 1): Template => ({
  id,
  version,
  channel: 'email',
  locale,
  subject: 's',
  body: 'b',
});
const bundle: ScenarioBundle = {
  graph: { schema: 1, scenarioId: 'pme', nodes: [{ id: 'R1 bis', kind: 'email', name: 'Relance', data: {} }], edges: [] },
  templates: [text('first', 'fr'), text('first', 'en'), text('second', 'fr')],
  catalogueVersion: 1,
};

describe('a text written in the editor', () => {
  it('that was published becomes the version after, in all its languages; the others are left alone', () => {
    const { templates } = writeText(bundle, 'first', { locale: 'fr', part: { body: 'Bonjour' }, publishedVersion: 1 });
    expect(templates.map(({ id, locale, version, body }) => `${id} ${locale} ${String(version)} ${body}`)).toEqual([
      'first fr 2 Bonjour',
      'first en 2 b',
      'second fr 1 b',
    ]);
  });

  it('written again stays the version it has become', () => {
    const once = writeText(bundle, 'first', { locale: 'fr', part: { body: 'x' }, publishedVersion: 1 });
    const twice = writeText(once, 'first', { locale: 'en', part: { body: 'y' }, publishedVersion: 1 });
    expect(twice.templates.filter(({ id }) => id === 'first').map(({ version }) => version)).toEqual([2, 2]);
  });

  it('never published keeps its version', () => {
    expect(writeText(bundle, 'second', { locale: 'fr', part: { subject: 'x' }, publishedVersion: 0 }).templates[2]).toMatchObject({
      version: 1,
      subject: 'x',
    });
  });

  it('of a step’s own is made in both languages under an id nobody has, and said by the step', () => {
    const taken = { ...bundle, templates: [...bundle.templates, text('pme-r1-bis', 'fr')] };
    const { graph, templates } = addText(taken, { id: 'R1 bis', name: 'Relance' }, { field: 'template', channel: 'letter' });
    expect(graph.nodes[0]?.data).toEqual({ template: 'pme-r1-bis-2' });
    expect(templates.slice(-2)).toMatchObject([
      { id: 'pme-r1-bis-2', locale: 'fr', channel: 'letter', version: 1 },
      { id: 'pme-r1-bis-2', locale: 'en', channel: 'letter', version: 1 },
    ]);
  });

  it('knows under which version it was published', () => {
    expect([publishedVersionOf({ templates: [text('a', 'fr', 3), text('a', 'en', 3)] }, 'a'), publishedVersionOf(undefined, 'a')]).toEqual([
      3, 0,
    ]);
  });
});
