import { rm } from 'node:fs/promises';
import type { Graph } from '@relance/schemas';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();

describe.runIf(browser !== undefined)('a new scenario in a browser', { timeout: 40_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const graph = (): Graph => server.world.draft?.bundle['graph'] as Graph;
  const offered = () => page.getByRole('dialog', { name: 'Nouveau scénario' });

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(async () => {
    if (browser === undefined) throw new Error('no browser');
    server.world = newWorld();
    server.world.session = signedInAdmin;
    ({ page, errors: faults } = await openPage(browser, `${server.url}/scenarios`, { theme: 'light', language: 'fr' }));
    await page.getByRole('button', { name: 'Nouveau scénario…' }).click();
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
    await rm(folder, { recursive: true });
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
    expect(server.world.assigned).toEqual([{ segment: 'Artisans', scenarioId: 'particuliers', version: 1 }]);
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
