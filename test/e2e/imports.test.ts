import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { balance, inspection, itemsImport } from './fixtures/imports.js';
import { problem, signedIn, signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();

describe.runIf(browser !== undefined)('importing a file in a browser', { timeout: 30_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (): Promise<void> => {
    if (browser === undefined) throw new Error('no browser');
    ({ page, errors: faults } = await openPage(browser, `${server.url}/imports`, { theme: 'light', language: 'fr' }));
  };
  const choose = () => page.locator('input[type=file]').setInputFiles(balance);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

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

  it('teaches with a sample file as long as nothing was imported', async () => {
    server.world.imports = [];
    await open();
    await page.getByRole('heading', { name: 'Aucun import pour l’instant' }).waitFor();
    const sample = await page.getByRole('link', { name: 'Télécharger un fichier d’exemple' }).getAttribute('href');
    expect(await (await fetch(server.url + (sample ?? ''))).text()).toContain('N° facture');
  });

  it('takes a file from its columns to its result, sends the columns as they are shown, and compares with one’s own total', async () => {
    await open();
    await choose();
    await page.getByText('Correspondances proposées').waitFor();
    await page.getByLabel('Contenu de la colonne Famille').selectOption('segment');
    await page.getByText('Correspondances choisies par vous').waitFor();
    await button('Vérifier le fichier').click();
    await button('Importer 212 lignes').waitFor();
    await page.getByLabel('Total d’après votre comptabilité').fill('663 000,00');
    await button(/Importer malgré l’écart de/).waitFor();
    await page.getByLabel('Total d’après votre comptabilité').fill('663 810,00');
    await page.getByText('Les deux totaux sont égaux.').waitFor();
    expect(server.world.uploads.map(({ query }) => query.get('dryRun'))).toEqual([null, 'true']);
    await button('Importer 212 lignes').click();
    await page.getByText('Import terminé.').waitFor();
    const last = server.world.uploads.at(-1)?.query;
    expect(last?.get('dryRun')).toBe('false');
    expect(JSON.parse(last?.get('mapping') ?? '')).toEqual({
      columns: { ...inspection.columns, segment: 'Famille' },
      ignored: ['Ancien code'],
    });
  });

  it('says how many items a complete file closes before it closes them', async () => {
    await open();
    await choose();
    await button('Vérifier le fichier').click();
    await page.getByLabel(/Ce fichier est complet/).check();
    await button('Importer et clore 4 pièces').waitFor();
    expect(server.world.uploads.map(({ query }) => query.get('dryRun'))).toEqual([null, 'true', 'true']);
  });

  it('asks for what a file leaves open, and reads it as answered', async () => {
    const refusal = problem(422, 'RLC_FILE_UNREADABLE', 'Ce fichier ne peut pas être lu.', 'This file cannot be read.');
    const issue = { code: 'dateOrderUndecided', severity: 'error' as const, fr: 'Jour ou mois d’abord ?', en: 'Day or month first?' };
    server.world.importAnswer = (query) =>
      query.get('mapping')?.includes('dayFirst') === true ? { ...itemsImport, dryRun: true } : { ...refusal, issues: [issue] };
    await open();
    await choose();
    await button('Vérifier le fichier').click();
    await page.getByText('Jour ou mois d’abord ?').waitFor();
    await page.getByLabel(/le premier nombre est/).selectOption('dayFirst');
    await button('Vérifier le fichier').click();
    await button('Importer 212 lignes').waitFor();
  });

  it('lets nobody check a file that lacks a column', async () => {
    await open();
    await choose();
    await page.getByLabel('Contenu de la colonne Échéance').selectOption('');
    await page.getByText('Il manque une colonne : Date d’échéance.').waitFor();
    expect(await button('Vérifier le fichier').isDisabled()).toBe(true);
  });

  it('gives rejected rows of former imports back, and shows a collector neither the drop zone nor the entry of the menu', async () => {
    await open();
    expect(await page.getByRole('link', { name: '3', exact: true }).getAttribute('href')).toBe('/api/v1/imports/import-0/rejected');
    await page.context().close();
    server.world.session = signedIn;
    await open();
    await page.getByText('Votre rôle permet de voir les imports').waitFor();
    expect(await button('Choisir un fichier').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Imports' }).count()).toBe(0);
  });
});
