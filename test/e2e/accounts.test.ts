import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();

describe.runIf(browser !== undefined)('many accounts at once', { timeout: 30_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (path = '/cases'): Promise<void> => {
    if (browser === undefined) throw new Error('no browser');
    ({ page, errors: faults } = await openPage(browser, server.url + path, { theme: 'light', language: 'fr' }));
    await page.locator('tbody tr').first().waitFor();
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const tick = (name: string) => page.getByRole('checkbox', { name: `Cocher ${name}`, exact: true }).check();

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(() => {
    server.world = newWorld();
    server.world.session = signedInAdmin;
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  it('puts those ticked on hold: count and consequences first, refusals after, and they stay ticked', async () => {
    await open();
    await tick('Groupe Saphéor');
    await tick('Commune de Luvignac-le-Val');
    await page.getByText('2 comptes', { exact: true }).waitFor();
    await button('Mettre en attente…').click();
    await page.getByLabel('Jusqu’au, inclus').fill('2025-12-01');
    await page.getByLabel('Motif').fill('Contrat renégocié');
    await button('Voir l’effet sur 2 comptes').click();
    await page.getByText('1 compte serait mis en attente.').waitFor();
    await page.getByText('2 pièces attendraient').waitFor();
    expect(server.world.commands).toEqual([]);
    await button('Mettre en attente 1 compte').click();
    await page.getByText('1 compte est en attente.').waitFor();
    await page.getByText('Une mise en attente plus longue court déjà.').waitFor();
    expect(server.world.commands).toMatchObject([{ operation: 'hold', cases: ['case-0'], untilOn: '2025-12-01' }]);
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
    await page.getByText('1 compte', { exact: true }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Cocher Commune de Luvignac-le-Val', exact: true }).isChecked()).toBe(true);
  });

  it('says whether the page or the whole view is ticked, and sends the whole part by part', async () => {
    await open();
    await page.getByRole('checkbox', { name: 'Cocher toute la page' }).check();
    await page.getByText('50 comptes', { exact: true }).waitFor();
    await button('Cocher les 63 de la vue').click();
    await page.getByText('Toute la vue est cochée, toutes pages comprises.').waitFor();
    await button('Attribuer…').click();
    await page.getByLabel(/^À qui/).fill('Inès R.');
    await button('Voir l’effet sur 63 comptes').click();
    await button('Attribuer 62 comptes').click();
    await page.getByText('62 comptes sont attribués.').waitFor();
    const sent = server.world.commands as { cases: string[]; collector: string }[];
    expect(sent.map(({ cases }) => cases.length)).toEqual([50, 12]);
    expect(new Set(sent.flatMap(({ cases }) => cases)).size).toBe(62);
  });

  it('gives a file of the selection that a spreadsheet reads and that holds no formula', async () => {
    server.world.rows = server.world.rows.map((row) => (row.id === 'case-0' ? { ...row, accountName: '=HYPERLINK("x")' } : row));
    await open();
    await tick('=HYPERLINK("x")');
    const arriving = page.waitForEvent('download');
    await button('Exporter 1 compte').click();
    const text = await readFile(await (await arriving).path(), 'utf8');
    expect(text).toContain('Code;Compte;Segment');
    expect(text).toContain(`C-01022;"'=HYPERLINK(""x"")"`);
  });

  it('keeps a view with its columns on the server, and loses nothing of another window', async () => {
    await open('/cases?view=overdue');
    await page.getByText('Colonnes', { exact: true }).click();
    await page.locator('.columns-menu').getByLabel('Niveau').uncheck();
    await page.waitForURL(/hide=level/);
    expect(await page.getByRole('columnheader', { name: 'Niveau' }).count()).toBe(0);
    await button('Enregistrer la vue…').click();
    await page.getByLabel('Nom de la vue').fill('Mes retards');
    server.world.savedViews = { views: [{ name: 'Autre poste', view: 'closed' }], version: 1 };
    await button('Enregistrer « Mes retards »').click();
    await page.getByText('Vos vues ont changé.').waitFor();
    await page.getByText('Autre poste', { exact: true }).last().waitFor();
    await button('Enregistrer « Mes retards »').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(server.world.savedViews.views).toEqual([
      { name: 'Autre poste', view: 'closed' },
      { name: 'Mes retards', view: 'overdue', hide: ['level'] },
    ]);
    await page.goto(`${server.url}/cases`);
    await button('Mes retards').click();
    await page.waitForURL(/hide=level/);
    await page.locator('button[aria-pressed="true"]', { hasText: 'Mes retards' }).waitFor();
  });

  it('is ticked by keyboard, and all is unticked by Escape', async () => {
    await open();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 compte', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.selection-bar').waitFor({ state: 'detached' });
  });
});
