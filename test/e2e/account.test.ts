import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, type Look } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();
const light: Look = { theme: 'light', language: 'fr' };

describe.runIf(browser !== undefined)('the page of an account', { timeout: 30_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (path: string): Promise<void> => {
    if (browser === undefined) throw new Error('no browser');
    ({ page, errors: faults } = await openPage(browser, server.url + path, light));
    await page.locator('.why-card li').first().waitFor();
  };
  const dialog = () => page.getByRole('dialog');
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(() => {
    server.world = newWorld();
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  it('records a promise from the menu by keyboard alone, and says what it changes before', async () => {
    await open('/cases/case-lormeau');
    await button('Agir sur le compte').focus();
    await page.keyboard.press('Control+k');
    await dialog().locator('input:focus').waitFor();
    await page.keyboard.type('promesse');
    await page.keyboard.press('Enter');
    await dialog().getByText('L’effet s’affichera ici avant d’enregistrer.').waitFor();
    expect(await dialog().locator('button[type="submit"]').textContent()).toBe('Compléter : Date promise');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('date');
    await dialog().getByLabel('Date promise').fill('2025-11-20');
    await dialog().getByText('4 pièces se mettent en attente, 1 pièce ne change pas.').waitFor();
    expect(server.world.commands).toEqual([]);
    await dialog().getByLabel('Date promise').press('Enter');
    await page.getByText('« Promesse de règlement » est enregistré.').waitFor();
    expect(server.world.commands).toMatchObject([{ kind: 'promise', untilOn: '2025-11-20' }]);
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Agir sur le compte');
  });

  it('says a refusal at its field and keeps what was typed', async () => {
    await open('/cases/case-lormeau?do=promise');
    await dialog().getByLabel('Date promise').fill('2025-11-03');
    await dialog().getByText('Le dernier jour précède le premier.').waitFor();
    await dialog().getByLabel('Date promise').press('Enter');
    expect(server.world.commands).toEqual([]);
    expect(await dialog().getByLabel('Date promise').inputValue()).toBe('2025-11-03');
  });

  it('writes about some items alone: the others are put off (law 27)', async () => {
    await open('/cases/case-lormeau?do=notBefore&of=item-F-2025-1148');
    await dialog().getByText('toutes sauf ces pièces').click();
    await dialog().getByLabel('Pas avant le').fill('2025-11-28');
    await dialog().getByLabel('Motif').fill('Seule F-2025-1148 est prête');
    await button('Enregistrer : Prochaine étape repoussée').click();
    await page.getByText('« Prochaine étape repoussée » est enregistré.').waitFor();
    expect(server.world.commands).toMatchObject([{ kind: 'notBefore', allBut: ['item-F-2025-1148'], untilOn: '2025-11-28' }]);
  });

  it('lifts a dispute from its card, and shows what goes on again first', async () => {
    await open('/cases/case-lormeau');
    await page.locator('.fact', { hasText: 'Litige ouvert' }).getByRole('button', { name: 'Lever' }).click();
    await dialog().getByLabel('Motif').fill('Avoir émis');
    await dialog().getByText('F-2025-1121 reprend son parcours.').waitFor();
    await dialog().locator('button[type="submit"]').click();
    await page.locator('.fact', { hasText: 'Litige ouvert' }).waitFor({ state: 'detached' });
    expect(server.world.commands).toEqual([{ lift: 'f-dispute', reason: 'Avoir émis' }]);
  });

  it('closes with the way back of the browser and forgets nothing of the page', async () => {
    await open('/cases/case-lormeau');
    await button('Mettre en attente').click();
    await page.waitForURL(/do=hold/);
    await page.goBack();
    await dialog().waitFor({ state: 'detached' });
    await page.waitForURL(/case-lormeau$/);
  });

  it('shows no command a collector may not give, and all of them to who may', async () => {
    await open('/cases/case-lormeau?do=menu');
    const titles = () => dialog().getByRole('option').locator('.strong').allTextContents();
    expect(await titles()).not.toContain('Passé en perte');
    expect(await titles()).toContain('Litige ouvert');
    expect(await button('Noter un règlement').count()).toBe(0);
    await page.context().close();
    server.world.session = signedInAdmin;
    await open('/cases/case-lormeau?do=menu');
    expect(await titles()).toEqual(
      expect.arrayContaining([
        'Passé en perte',
        'Règlement reçu',
        'Avoir émis',
        'Échéancier accordé',
        'Relance close',
        'Étape sautée sur demande',
      ]),
    );
  });

  it('changes a contact: what is emptied is taken out, under the version that was read', async () => {
    await open('/cases/case-lormeau');
    await page.locator('.contacts li', { hasText: 'Denis A.' }).getByRole('button', { name: 'Modifier' }).click();
    await dialog().getByRole('textbox', { name: 'E-mail' }).fill('');
    await dialog().getByLabel('Mobile').fill('+33600000000');
    await button(/^Enregistrer : Interlocuteur modifié/).click();
    await page.getByText('est enregistré. Le dossier est prévenu.').waitFor();
    expect(server.world.commands).toMatchObject([
      { operation: 'changeContact', contact: 'p2', version: 3, mobile: '+33600000000', erase: ['email'] },
    ]);
  });

  it('says why for any day, and keeps the day in the address', async () => {
    await open('/cases/case-lormeau');
    await page.getByLabel('Choisir le jour examiné').fill('2025-11-07');
    await page.getByRole('heading', { name: 'Parti le 7 nov., et ce qui attend' }).waitFor();
    await page.waitForURL(/on=2025-11-07/);
    await button('Jour précédent').click();
    await page.waitForURL(/on=2025-11-06/);
    await page.getByRole('heading', { name: 'Pourquoi rien n’est parti le 6 nov.' }).waitFor();
  });

  it('dates the steps that come after the next one', async () => {
    await open('/cases/case-lormeau');
    const later = page.getByRole('list', { name: 'Étapes suivantes' });
    expect(await later.getByRole('listitem').count()).toBe(2);
    expect(await later.textContent()).toContain('F-2025-1175');
  });

  it('shows the documents of an item, and who may add them', async () => {
    await open('/cases/case-lormeau');
    await page.getByRole('link', { name: 'Ouvrir : facture' }).waitFor();
    expect(await button('Ajouter : choisissez un fichier').isDisabled()).toBe(true);
  });

  it('is read and acted on with one thumb: nothing wider than a phone, the actions at its foot', async () => {
    await open('/cases/case-lormeau');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const act = await button('Agir sur le compte').boundingBox();
    expect(act?.height).toBeGreaterThanOrEqual(44);
    expect(act?.y).toBeGreaterThan(600);
  });
});
