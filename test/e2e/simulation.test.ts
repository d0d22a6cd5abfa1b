import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();

describe.runIf(browser !== undefined)('the simulation in a browser', { timeout: 40_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const side = () => page.getByRole('region', { name: 'Simulation' });
  const happened = () => page.getByRole('complementary', { name: 'Ce qui se passe' });

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(async () => {
    if (browser === undefined) throw new Error('no browser');
    server.world = newWorld();
    server.world.session = signedInAdmin;
    ({ page, errors: faults } = await openPage(browser, `${server.url}/scenarios/edit/pme-30`, { theme: 'light', language: 'fr' }));
    await page.getByRole('button', { name: 'Simulation' }).click();
    await side().getByLabel('Compte simulé').selectOption('real');
    await side().getByLabel('Code du compte').fill('C-0042');
    await page.getByText('Menuiserie Lormeau').waitFor();
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

  it('walks a real account through the drawing by the engine’s own machine, and says why holidays move its steps', async () => {
    await card('r1').getByText('mer. 12 nov., 9 h 51').waitFor();
    await side().getByText('Prévenance : sam. 1er nov. non ouvré → ven. 31 oct.').waitFor();
    await side().getByText('Relance R1 : mar. 11 nov. non ouvré → mer. 12 nov.').waitFor();
    await page.getByRole('button', { name: 'Étape suivante' }).click();
    await happened().getByRole('heading', { name: 'Relance R1' }).waitFor();
    await happened().getByText('1 860,60 €').waitFor();
    await page.locator('.react-flow__edge.sim-past').first().waitFor({ state: 'attached' });
  });

  it('works the path out again for what the user makes happen, and takes it back', async () => {
    await card('r2').getByText('ven. 21 nov., 9 h 51').waitFor();
    await side().getByRole('button', { name: 'Ajouter…' }).click();
    await side().getByLabel('Quel jour').fill('2025-11-18');
    await side().getByRole('button', { name: 'Ajouter cet événement' }).click();
    await page.locator('.react-flow__node[data-id="r2"] .place').waitFor({ state: 'detached' });
    await side().getByRole('button', { name: 'Retirer « Règlement »' }).click();
    await card('r2').getByText('ven. 21 nov., 9 h 51').waitFor();
  });

  it('says of an event that it changes nothing, and why', async () => {
    await side().getByRole('button', { name: 'Ajouter…' }).click();
    await side().getByLabel('Que se passe-t-il').selectOption('disputeLifted');
    await side().getByRole('button', { name: 'Ajouter cet événement' }).click();
    await side().getByText('sans effet : il n’y a rien à lever ce jour-là').waitFor();
  });

  it('is dragged through time by keys, each day told', async () => {
    const time = page.getByRole('slider', { name: 'Jour simulé' });
    await time.focus();
    expect(await time.getAttribute('aria-valuetext')).toBe('J0 · jeu. 6 nov.');
    for (let day = 0; day < 6; day += 1) await page.keyboard.press('ArrowRight');
    expect(await time.getAttribute('aria-valuetext')).toBe('J+6 · mer. 12 nov.');
    await happened().getByRole('heading', { name: 'Relance R1' }).waitFor();
  });
});
