import { contracts, roleNames, type Contract, type RoleName } from '@relance/schemas';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayCall } from '../../designer/src/api/may-call.js';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { coverage, sending } from './fixtures/house.js';
import { entity, signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();

/** Buttons that call a route, by the screen they stand on: shown to the roles of that route and to nobody else. */
const buttons: readonly { path: string; ready: string; button: string | RegExp; contract: Contract }[] = [
  { path: '/imports', ready: '.table', button: 'Choisir un fichier', contract: contracts.importItems },
  { path: '/running', ready: '.coverage-chart', button: /^Attester les règlements/, contract: contracts.vouchForPayments },
  { path: '/segments', ready: '.rules', button: 'Ajouter une règle', contract: contracts.putSegments },
  { path: '/segments', ready: '.rules', button: /^Noter comme vu/, contract: contracts.markSegmentChangeSeen },
  { path: '/templates?text=relance-1', ready: '.text-source', button: /^Envoyer un essai/, contract: contracts.testTemplate },
  { path: '/settings?part=entity', ready: '.form-grid', button: 'Enregistrer les réglages', contract: contracts.putEntity },
  { path: '/settings?part=entity', ready: '.table', button: 'Créer l’entité', contract: contracts.createEntity },
  { path: '/settings?part=users', ready: '.page > *', button: /^Ajouter avec le rôle/, contract: contracts.addUser },
  { path: '/settings?part=users', ready: '.page > *', button: /^Bloquer/, contract: contracts.lockUser },
  { path: '/settings?part=keys', ready: '.page > *', button: /^Révoquer/, contract: contracts.revokeKey },
  { path: '/settings?part=channels', ready: '.card', button: /^Envoyer un essai/, contract: contracts.testTemplate },
];

describe.runIf(browser !== undefined)('running the house in a browser', { timeout: 60_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (path: string): Promise<void> => {
    if (browser === undefined) throw new Error('no browser');
    ({ page, errors: faults } = await openPage(browser, server.url + path, { theme: 'light', language: 'fr' }));
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(() => {
    server.world = newWorld();
    server.world.session = signedInAdmin;
    server.world.isRuled = true;
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  it.each(roleNames)('shows the %s the buttons of what that role may do, and no other', async (role: RoleName) => {
    const { user } = signedInAdmin;
    if (user === undefined) throw new Error('nobody is signed in');
    server.world.session = { ...signedInAdmin, user: { ...user, role } };
    const wrong: string[] = [];
    for (const path of new Set(buttons.map((one) => one.path))) {
      await open(path);
      for (const { ready, button: name, contract } of buttons.filter((one) => one.path === path)) {
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle');
        const isShown = (await button(name).count()) > 0;
        if (isShown !== mayCall(role, contract)) wrong.push(`${path}: ${String(name)} ${isShown ? 'is' : 'is not'} shown`);
      }
      await page.context().close();
    }
    await open('/running');
    expect(wrong).toEqual([]);
  });

  it('names the overdue items nobody looks after, each with its cause and the way to its case', async () => {
    await open('/running');
    await page.getByText('2 pièces échues ne sont suivies par personne.').waitFor();
    await page.getByText('Aucun scénario n’est affecté au segment « Export ». Affectez-en un.').waitFor();
    expect(await page.getByRole('link', { name: 'Lormeau Électricité' }).getAttribute('href')).toBe('/cases/case-lormeau');
    expect(await page.locator('.coverage-chart rect').count()).toBe(2 * coverage.days.length);
  });

  it('says what follows for each message before several are sent again, and keeps the one that may have left', async () => {
    await open('/running');
    await page.getByLabel('Choisir tous les messages affichés').check();
    await button('Renvoyer…').click();
    await page.getByText('Jamais renvoyé sans réponse du prestataire.').waitFor();
    const go = page.getByRole('dialog').getByRole('button', { name: 'Renvoyer 1 message' });
    expect(await go.isDisabled()).toBe(true);
    await page.getByLabel('Raison, visible dans le dossier').fill('Adresse corrigée');
    await go.click();
    await page.getByText('1 sur 2 faits.').waitFor();
    expect(server.world.houseCommands).toEqual(['retry d2 Adresse corrigée']);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Clinique des Aubrets' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Tôlerie Grandval' }).waitFor();
  });

  it('counts what rules would change while they are written, and applies them over the version they were made from', async () => {
    await open('/segments');
    await page.getByText('2 comptes vont à « Organisme public » alors que « Grand compte » les voudrait aussi :').waitFor();
    await button('Faire passer Grand compte avant').click();
    await button('Appliquer les règles : 12 comptes changent').click();
    await button('Appliquer les règles : 12 comptes changent').waitFor({ state: 'detached' });
    expect(server.world.ruled?.map(({ segment }) => segment)).toEqual(['Grand compte', 'Organisme public']);
  });

  it('asks for the name of a new rule before it counts anything, and gives up what was written', async () => {
    await open('/segments');
    await button('Ajouter une règle').click();
    expect(await button('Nommez d’abord chaque segment').isDisabled()).toBe(true);
    await page.getByLabel('Segment de la règle 3').fill('Export');
    await button(/Appliquer les règles/).waitFor();
    await button('Ne rien changer').click();
    expect(await page.getByLabel('Segment de la règle 3').count()).toBe(0);
  });

  it('notes a change of segment as seen, once', async () => {
    await open('/segments');
    await button('Noter comme vu : C-01107').click();
    await button('Noter comme vu : C-01107').waitFor({ state: 'detached' });
    expect(server.world.houseCommands).toEqual(['seen c1']);
  });

  it('opens a text under its own address, leads to the drawing it is written in, and sends a test to oneself alone', async () => {
    await open('/templates');
    await page.getByRole('link', { name: 'Votre facture …' }).click();
    await page.waitForURL('**/templates?text=relance-1');
    await page.getByText('Sauf erreur, {{total}} reste dû.').waitFor();
    expect(await page.getByRole('link', { name: 'Modifier dans pme-30' }).getAttribute('href')).toBe('/scenarios/edit/pme-30');
    await page.getByLabel('Version et langue').selectOption('2 en');
    await page.getByText('Unless we are mistaken').waitFor();
    await page.getByLabel('Code d’un compte').last().fill('C-04417');
    await button('Envoyer un essai à marc@brevanne.example').click();
    await page.getByText('Essai remis à la messagerie pour marc@brevanne.example.').waitFor();
    expect(server.world.houseCommands).toEqual(['test relance-1 C-04417']);
  });

  it('says what late payments hold, what vouching does before the click, and sends the day', async () => {
    await open('/running');
    await page.getByText('Rien ne part : il les faut jusqu’au mer. 12 nov.').waitFor();
    await page.getByText(/Attester sans avoir tout saisi/).waitFor();
    await button('Attester les règlements jusqu’au mer. 12 nov.').click();
    await page.getByText('Les messages peuvent partir.').waitFor();
    expect(server.world.sending.feed).toEqual({ ...sending.feed, isFresh: true, knownTo: '2025-11-12' });
  });

  it('tells the first steps from what is true', async () => {
    server.world.entity = { ...entity, payeeAccounts: [{ id: 'main', holder: 'B', iban: '', bic: '', bank: '' }] };
    await open('/settings');
    await page.getByText('Encore 2 étapes avant le premier message.').waitFor();
    await page.getByRole('link', { name: 'Compléter Coordonnées bancaires' }).click();
    await page.getByLabel('IBAN').fill('FR7630006000011234567890189');
    await button('Enregistrer les réglages').click();
    await page.getByText('Réglages enregistrés.').waitFor();
    await page.getByRole('link', { name: 'Mise en route' }).click();
    await page.getByText('Encore une étape avant le premier message.').waitFor();
  });

  it('lays over the entity only what was changed', async () => {
    await open('/settings?part=rules');
    await page.getByLabel('Jours entre deux contacts').fill('10');
    await page.getByLabel('Jusqu’à').fill('17:30');
    await page.getByLabel('samedi').check();
    await button('Enregistrer les réglages').click();
    await page.getByText('Réglages enregistrés.').waitFor();
    const window = { ...entity.policy.window, toMinute: 1050, weekdays: [1, 2, 3, 4, 5, 6] };
    expect(server.world.entity).toEqual({ ...entity, policy: { ...entity.policy, gapDays: 10, window } });
  });

  it('says what shutting a user out does before it does, and shows a new password once', async () => {
    await open('/settings?part=users');
    await button('Bloquer : Inès R.').click();
    await page.getByText('Inès R. ne pourra plus se connecter').waitFor();
    await button('Ne rien changer').click();
    expect(server.world.houseCommands).toEqual([]);
    await button('Renouveler le mot de passe : Inès R.').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Renouveler le mot de passe : Inès R.' }).click();
    await page.getByText('passe-provisoire').waitFor();
    expect(server.world.houseCommands).toEqual(['resetUserPassword u2']);
  });
});
