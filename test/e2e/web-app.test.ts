import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, type Look } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { acceptedPassword, firstRun, signedOut } from './fixtures/session.js';
import { approval } from './fixtures/tasks.js';

const browser = await launchBrowser();
const light: Look = { theme: 'light', language: 'fr' };

describe.runIf(browser !== undefined)('the web app in a browser', { timeout: 30_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (path: string, look: Look = light): Promise<void> => {
    if (browser === undefined) throw new Error('no browser');
    ({ page, errors: faults } = await openPage(browser, server.url + path, look));
  };
  const text = (role: 'heading' | 'button' | 'link' | 'row', name: string | RegExp) => page.getByRole(role, { name });

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

  it('asks who is there, refuses a wrong password in words, and opens the page that was asked for', async () => {
    server.world.session = signedOut;
    await open('/cases/case-lormeau');
    await page.getByLabel('Adresse e-mail').fill('ines@brevanne.example');
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('Adresse ou mot de passe inconnu').waitFor();
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(acceptedPassword);
    await page.keyboard.press('Enter');
    await text('heading', 'Lormeau Électricité').waitFor();
  });

  it('creates admin and entity on the first run, and says how long a password must be', async () => {
    server.world.session = firstRun;
    await open('/');
    await page.getByLabel('Entité créancière').fill('Brévanne Distribution');
    await page.getByLabel('Votre nom').fill('Inès R.');
    await page.getByLabel('Votre adresse e-mail').fill('ines@brevanne.example');
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill('short');
    await text('button', 'Créer le compte et l’entité').click();
    await page.getByText('Encore 7 caractères.').waitFor();
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(acceptedPassword);
    await text('button', 'Créer le compte et l’entité').click();
    await text('heading', 'Aujourd’hui').waitFor();
  });

  it('lists cases by page, with the totals of the whole selection', async () => {
    await open('/cases');
    await page.getByText('1–50 sur 63 comptes').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(50);
    await text('button', 'Page suivante').click();
    await page.getByText('51–63 sur 63 comptes').waitFor();
    await text('button', 'Page précédente').click();
    await page.getByText('1–50 sur 63 comptes').waitFor();
  });

  it('searches, filters by state, sorts, and keeps all of it in the address', async () => {
    await open('/cases');
    await page.getByText('1–50 sur 63 comptes').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lormeau');
    await page.getByText('1–1 sur 1 comptes').waitFor();
    await page.waitForURL(/search=lormeau/);
    await page.reload();
    await page.getByText('1–1 sur 1 comptes').waitFor();
    await text('button', /^Soldés/).click();
    await text('heading', 'Aucun compte ne correspond').waitFor();
    await text('button', 'Effacer les filtres').last().click();
    await text('button', 'Compte').click();
    await page.locator('th[aria-sort="ascending"]', { hasText: 'Compte' }).waitFor();
    await page.getByRole('combobox', { name: 'Segment' }).selectOption('Grand compte');
    await expect
      .poll(async () => new Set(await page.locator('tbody tr td:nth-child(3)').allTextContents()), { timeout: 10_000 })
      .toEqual(new Set(['Grand compte']));
  });

  it('opens a case by keyboard alone', async () => {
    await open('/cases');
    await page.getByText('1–50 sur 63 comptes').waitFor();
    server.world.rows = server.world.rows.filter(({ id }) => id === 'case-lormeau');
    await page.keyboard.press('/');
    await page.keyboard.type('lormeau');
    await page.waitForURL(/search=lormeau/);
    await page.getByText('1–1 sur 1 comptes').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('body').evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.keyboard.press('j');
    await page.locator('tr[data-current="true"]').waitFor();
    await page.keyboard.press('Enter');
    await text('heading', 'Lormeau Électricité').waitFor();
  });

  it('teaches the import command and the demo where there is no account yet', async () => {
    server.world.rows = [];
    server.world.status = { ...server.world.status, accounts: 0 };
    await open('/cases');
    await page.getByText('npx relance import items fichier.csv').waitFor();
    await page.getByText('npm start -- --demo').waitFor();
  });

  it('tells a case: what was done, why nothing left, where its items stand', async () => {
    await open('/cases/case-lormeau');
    await text('heading', 'Pourquoi rien n’est parti aujourd’hui').waitFor();
    await page.getByText('R1 due le mer. 12, mais R2 est partie le 7 : 7 jours d’écart au moins.').waitFor();
    await page.getByText('Prochaine étape : Relance R1, ven. 14 nov., 9 h 20').waitFor();
    await page.getByText('10 jours sans événement').waitFor();
    const path = page.locator('.path');
    expect(await path.locator('.stop[data-state="passed"]').allTextContents()).toHaveLength(3);
    expect(await page.getByRole('row', { name: /F-2025-1148/ }).textContent()).toContain('6 j');
  });

  it('shows a message exactly as it left, in a frame that may do nothing', async () => {
    await open('/cases/case-lormeau');
    await text('button', 'Relire le message').first().click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('Sauf erreur de notre part').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(await page.title()).toBe('Relance');
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'detached' });
    // the browser reports the script it refused to run in the frame
    faults = faults.filter((fault) => !fault.includes('Blocked script execution') && !fault.includes('Content Security Policy'));
  });

  /** Opens the first message of the case as if it had left as `contentType`, with these words in it, and were told as `kind`. */
  const reread = async (contentType: string, words: string, kind = 'contact'): Promise<void> => {
    await open('/cases/case-lormeau');
    await page.route('**/story?*', async (route) => {
      const answer = await (await route.fetch()).text();
      await route.fulfill({ body: answer.replaceAll('"kind":"contact"', `"kind":"${kind}"`), contentType: 'application/json' });
    });
    await page.route('**/cases/*/dispatches', async (route) => {
      const answer = await route.fetch();
      const { dispatches } = (await answer.json()) as { dispatches: object[] };
      await route.fulfill({ json: { dispatches: dispatches.map((dispatch) => ({ ...dispatch, contentType })) } });
    });
    await page.route('**/content*', (route) => route.fulfill({ contentType, body: words }));
    await page.reload();
    await text('button', 'Relire le message').first().click();
  };

  it('shows a text message with all its paragraphs: it has no head as an e-mail has', async () => {
    await reread('text/plain; charset=utf-8', 'Rappel : facture F-2025-1093\n\nMerci de régler.');
    await page.frameLocator('iframe').getByText('Rappel : facture F-2025-1093').waitFor();
    await page.frameLocator('iframe').getByText('Merci de régler.').waitFor();
  });

  it('gives a letter that waits to be posted as the PDF to print, and shows no empty frame', async () => {
    await reread('application/pdf', '%PDF-1.7', 'letterReady');
    await text('link', 'Télécharger le courrier (PDF)').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });

  it('records a call outcome by its key, with the promised date, and only once the server has it', async () => {
    await open('/today');
    await text('heading', 'Verrerie Tansac').waitFor();
    await page.keyboard.press('1');
    await text('button', 'Enregistrer : Promesse').click();
    await page.getByText('Choisissez une date').waitFor();
    expect(server.world.answered).toEqual([]);
    await page.getByLabel('Date promise').fill('2025-11-21');
    await page.getByLabel('Montant promis').fill('7 986,40');
    await text('button', 'Enregistrer : Promesse').click();
    await page.getByText('« Promesse » est enregistré pour Verrerie Tansac.').waitFor();
    expect(server.world.answered).toEqual([
      { id: 't1', outcome: 'promised', promise: { on: '2025-11-21', cents: 798640, currency: 'EUR' } },
    ]);
    await text('heading', 'Charpentes Guéral').waitFor();
  });

  it('shows the exact message before it can be approved (law 24)', async () => {
    await open('/cases');
    server.world.tasks = [approval, ...server.world.tasks];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/tasks/*/content*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/today?task=t5`);
    await text('heading', 'Dernière relance avant mise en demeure').waitFor();
    await page.getByText('À compta@castagnol.example').waitFor();
    await page.getByText('Lisez d’abord le message').waitFor();
    expect(await text('button', 'Valider ce message').count()).toBe(0);
    release();
    await page.frameLocator('iframe').getByText('Sauf erreur de notre part').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    await page.keyboard.press('1');
    await text('button', 'Enregistrer : Valider ce message').click();
    await page.getByText('« Valider ce message » est enregistré pour Imprimerie Castagnol.').waitFor();
    expect(server.world.answered).toEqual([{ id: 't5', outcome: 'approved' }]);
    faults = faults.filter((fault) => !fault.includes('Blocked script execution') && !fault.includes('Content Security Policy'));
  });

  it('asks for a letter to be opened before it can be approved', async () => {
    const { task } = approval;
    server.world.tasks = [
      {
        ...approval,
        task: { ...task, draft: { channel: 'letter', level: 5, contentHash: 'b'.repeat(64), contentType: 'application/pdf' } },
      },
    ];
    await open('/today');
    await page.getByText('Lisez d’abord le message').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    const headers = { 'content-disposition': 'attachment' };
    await page.context().route('**/content*', (route) => route.fulfill({ contentType: 'application/pdf', headers, body: '%PDF-1.7' }));
    await text('link', 'Ouvrir le courrier (PDF)').click();
    await text('button', 'Refuser ce message').waitFor();
  });

  it('draws a scenario on its day axis, and as a list', async () => {
    await open('/scenarios');
    await text('link', 'Organisme public').waitFor();
    await text('link', 'PME à faible risque, 30 jours').first().click();
    await page.locator('.react-flow__node').nth(8).waitFor({ state: 'attached' });
    await page.getByRole('region', { name: 'Étapes' }).getByText('envoyé → Relance R2').waitFor();
    expect(await page.locator('.bands .lbl').allTextContents()).toEqual(['J−7', 'J−5', 'J+5', 'J+15', 'J+25', 'J+56']);
  });

  it('asks to sign in when the session ends, and comes back to the same page', async () => {
    await open('/today');
    await text('heading', 'Verrerie Tansac').waitFor();
    server.world.session = signedOut;
    await page.keyboard.press('6');
    await text('button', 'Enregistrer : Messagerie').click();
    await page.getByText('Votre session a expiré').waitFor();
    await page.getByLabel('Adresse e-mail').fill('ines@brevanne.example');
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(acceptedPassword);
    await page.keyboard.press('Enter');
    await text('heading', 'Verrerie Tansac').waitFor();
    expect(server.world.answered).toEqual([]);
  });

  it('says what to do when the server fails, and recovers on request', async () => {
    server.world.broken = new Set(['listCases']);
    await open('/cases');
    await page.getByText('La base de données ne répond pas. Réessayez dans un instant.').waitFor();
    server.world.broken = new Set();
    await text('button', 'Réessayer').click();
    await page.getByText('1–50 sur 63 comptes').waitFor();
  });

  it('says on every screen whether mails stay in the mailbox or go out for real', async () => {
    await open('/cases');
    await page.getByText('Aucun e-mail ne quitte cette machine').waitFor();
    expect(await text('link', 'Ouvrir la boîte').getAttribute('href')).toBe('http://127.0.0.1:8025/');
    const { status } = server.world;
    server.world.status = { ...status, mode: 'smtp', clock: { ...status.clock, scale: 43_200 } };
    await page.goto(`${server.url}/scenarios`);
    await page.getByText('Les e-mails partent aux débiteurs').waitFor();
    await page.getByText('1 jour en 2 s').waitFor();
  });

  it('speaks English and turns dark on request, and remembers both', async () => {
    await open('/cases/case-lormeau');
    await text('button', 'Switch to English').click();
    await text('heading', 'Why nothing was sent today').waitFor();
    await page.getByText('R1 was due on Wed 12, but R2 left on the 7th').waitFor();
    await text('button', 'Switch to the dark theme').click();
    await page.locator('html[data-mantine-color-scheme="dark"][lang="en"]').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('relance-theme'))).toBe('dark');
    expect(await page.evaluate(() => localStorage.getItem('relance-language'))).toBe('en');
  });

  it('names an address that leads nowhere', async () => {
    await open('/nowhere');
    await text('heading', 'Cette page n’existe pas').waitFor();
    await text('link', 'Voir les comptes').click();
    await text('heading', 'Comptes').waitFor();
  });
});
