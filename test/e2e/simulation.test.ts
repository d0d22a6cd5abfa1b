import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { signedInAt } from './signed-in-at.js';

const browser = await launchBrowser();

describe.runIf(browser !== undefined)('the simulation in a browser', { timeout: 40_000 }, () => {
  const visit = signedInAt(browser, '/scenarios/edit/pme-30');
  let page: Page;

  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const side = () => page.getByRole('region', { name: 'Simulation' });
  const happened = () => page.getByRole('complementary', { name: 'Ce qui se passe' });

  beforeEach(async () => {
    ({ page } = visit);
    await page.getByRole('button', { name: 'Simulation' }).click();
    await side().getByLabel('Compte simulé').selectOption('real');
    await side().getByLabel('Code du compte').fill('C-0042');
    await page.getByText('Menuiserie Lormeau').waitFor();
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
