import type { Graph } from '@relance/schemas';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { signedInAt } from './signed-in-at.js';

const browser = await launchBrowser();

describe.runIf(browser !== undefined)('a new scenario in a browser', { timeout: 40_000 }, () => {
  const visit = signedInAt(browser, '/scenarios');
  let page: Page;

  const graph = (): Graph => visit.server.world.draft?.bundle['graph'] as Graph;
  const offered = () => page.getByRole('dialog', { name: 'Nouveau scénario' });

  beforeEach(async () => {
    ({ page } = visit);
    await page.getByRole('button', { name: 'Nouveau scénario…' }).click();
  });
  it('is begun from the gallery under a name of its own, proved at once, and published for a segment that had none', async () => {
    await offered().getByText('Un e-mail puis deux courriers, sans frais ni pénalité').waitFor();
    await offered()
      .getByRole('radio', { name: /^Consommateur/ })
      .check();
    await offered().getByLabel('Nom du scénario').fill('Particuliers');
    await offered().getByRole('button', { name: 'Commencer le brouillon' }).click();
    await page.getByText('Prouvé sur tous les chemins').waitFor();
    expect([graph().scenarioId, graph().name?.fr]).toEqual(['particuliers', 'Particuliers']);
    await page.getByRole('button', { name: 'Publier…' }).click();
    await page.getByRole('checkbox', { name: 'Artisans 13 comptes · sans scénario aujourd’hui' }).check();
    await page.getByRole('button', { name: 'Publier la version 1' }).click();
    await page.waitForURL(/\/scenarios\/particuliers(@|%40)1/);
    expect(visit.server.world.assigned).toEqual([{ segment: 'Artisans', scenarioId: 'particuliers', version: 1 }]);
  });

  it('is begun from a blank page once it has a name', async () => {
    await offered()
      .getByRole('radio', { name: /^Page blanche/ })
      .check();
    await offered().getByRole('button', { name: 'Commencer : donnez d’abord un nom' }).waitFor();
    await offered().getByLabel('Nom du scénario').fill('Très petits comptes');
    await page.keyboard.press('Tab');
    await offered().getByRole('button', { name: 'Commencer le brouillon' }).click();
    await page.getByRole('heading', { name: 'Très petits comptes' }).waitFor();
    expect(graph().nodes.map(({ name }) => name)).toEqual(['Entrée des pièces', 'Suivi par une personne']);
  });
});
