import type { Graph, Template } from '@relance/schemas';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { signedInAdmin } from './fixtures/session.js';

const browser = await launchBrowser();
const path = '/scenarios/edit/pme-30';

describe.runIf(browser !== undefined)('the editor in a browser', { timeout: 40_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (): Promise<void> => {
    if (browser === undefined) throw new Error('no browser');
    ({ page, errors: faults } = await openPage(browser, server.url + path, { theme: 'light', language: 'fr' }));
    await page.getByText('Prouvé sur tous les chemins').waitFor();
  };
  const graph = (): Graph | undefined => server.world.draft?.bundle['graph'] as Graph | undefined;
  const step = (name: string) => graph()?.nodes.find((node) => node.name === name);
  const saved = (what: () => void) => vi.waitFor(what, { timeout: 8000, interval: 50 });
  const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);

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

  it('puts a step between two by mouse, says what it lacks and what the gap does to it, and publishes', async () => {
    await open();
    await page.getByRole('button', { name: 'Ajouter une étape entre « Relance R1 » et « Relance R2 »' }).click();
    await page.getByRole('menuitem', { name: 'E-mail' }).click();
    await page.locator('.problems .chip.error').waitFor();
    await page.getByRole('button', { name: /^Publier : \d+ erreur/ }).waitFor();
    await page.getByLabel('Nom de l’étape').fill('Relance douce');
    await page.getByLabel('Nombre', { exact: true }).fill('10');
    await page.getByLabel('Modèle').selectOption('pme-r1');
    await page.getByLabel('échec', { exact: true }).selectOption({ label: 'Relance R2 · J+15' });
    await page.locator('.problems .chip.error').waitFor({ state: 'detached' });
    await page.getByText('est prévue à J+10, mais l’écart de 7 jours la repousse toujours à J+12').first().waitFor();
    await saved(() => {
      expect(step('Relance douce')?.data).toMatchObject({ template: 'pme-r1', when: { offset: 10 } });
    });
    const id = step('Relance douce')?.id ?? '';
    expect(graph()?.edges.find(({ from }) => from.node === 'r1' && from.port === 'sent')?.to).toBe(id);
    expect(
      graph()
        ?.edges.filter(({ from }) => from.node === id)
        .map(({ to }) => to),
    ).toEqual(['r2', 'r2']);
    await page.getByRole('button', { name: 'Publier…' }).click();
    await page.getByText('Les dossiers en cours restent sur leur version').waitFor();
    await page.getByRole('button', { name: 'Publier la version 4' }).click();
    await page.waitForURL(/\/scenarios\/pme-30(@|%40)4/);
    expect(server.world.published).toHaveLength(1);
  });

  it('changes the date of a card dragged to another day, and takes it back', async () => {
    await open();
    const from = await card('r2').boundingBox();
    const to = await card('r1').boundingBox();
    if (from === null || to === null) throw new Error('no cards');
    await page.mouse.move(from.x + 60, from.y + 14);
    await page.mouse.down();
    await page.mouse.move(to.x + 90, to.y + 60, { steps: 6 });
    await page.mouse.move(to.x + 90, to.y + 20, { steps: 4 });
    await page.getByText('Déposer à J+5').waitFor();
    await page.mouse.up();
    await saved(() => {
      expect(step('Relance R2')?.data['when']).toMatchObject({ offset: 5 });
    });
    await page.keyboard.press('Control+z');
    await saved(() => {
      expect(step('Relance R2')?.data['when']).toMatchObject({ offset: 15 });
    });
    await page.getByText('Prouvé sur tous les chemins').waitFor();
  });

  it('is worked by keyboard alone: a step chosen, taken out, brought back, another added and linked', async () => {
    await open();
    await card('r1').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Réglages de « Relance R1 »' }).waitFor();
    await page.keyboard.press('Delete');
    await saved(() => {
      expect(graph()?.nodes.map(({ name }) => name)).not.toContain('Relance R1');
      expect(graph()).toBeDefined();
    });
    expect(graph()?.edges.find(({ from }) => from.node === 'prevenance' && from.port === 'sent')?.to).toBe('r2');
    await page.keyboard.press('Control+z');
    await saved(() => {
      expect(step('Relance R1')).toBeDefined();
    });
    await page.getByRole('region', { name: 'Étapes à ajouter' }).getByRole('button', { name: 'SMS' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Réglages de « SMS »' }).waitFor();
    await page.locator('.problems .chip.error').waitFor();
    await page.keyboard.press('F8');
    await page.locator('.problems li.shown').waitFor();
    await saved(() => {
      expect(step('SMS')?.kind).toBe('sms');
    });
  });

  it('builds a condition from the fields of the catalogue, in words and in groups', async () => {
    await open();
    await card('gros-montant').click();
    const panel = page.getByRole('complementary', { name: 'Réglages de « Échu ≥ 1 000 € »' });
    await panel.getByLabel('Montant en EUR').fill('2 500,50');
    await panel.getByRole('button', { name: 'Et…' }).click();
    await panel.getByLabel('Ce que l’on regarde').nth(1).selectOption('debtorClass');
    await panel.getByLabel('Valeur', { exact: true }).selectOption({ label: 'Organisme public' });
    await panel.getByLabel('Combien doivent être vraies').selectOption('any');
    await panel.getByText(/^Reste dû de la pièce ≥ 2.500,50.€ ou Nature du débiteur = Organisme public$/).waitFor();
    const amount = { field: 'outstandingCents', operator: 'ge', value: 250_050, currency: 'EUR' };
    await saved(() => {
      expect(step('Échu ≥ 1 000 €')?.data['cases']).toMatchObject([
        { id: 'large', condition: { any: [amount, { field: 'debtorClass', operator: 'eq', value: 'publicBuyer' }] } },
      ]);
    });
    await panel.getByRole('button', { name: 'Retirer la condition' }).nth(1).click();
    await saved(() => {
      expect(step('Échu ≥ 1 000 €')?.data['cases']).toMatchObject([{ condition: amount }]);
    });
    await page.getByText('Prouvé sur tous les chemins').waitFor();
  });

  it('lays the draft beside a published version, says in plain words what changes, and takes the version up again', async () => {
    await open();
    await card('r2').click();
    await page.getByLabel('Nombre', { exact: true }).fill('12');
    await saved(() => {
      expect(step('Relance R2')?.data['when']).toMatchObject({ offset: 12 });
    });
    await page.getByRole('button', { name: 'Comparer' }).click();
    await page.getByText('« Relance R2 » passe de J+15 à J+12.').waitFor();
    const [before, after] = [page.getByRole('region', { name: 'Dessin de v3' }), page.getByRole('region', { name: 'Dessin de Brouillon' })];
    for (const side of [before, after]) await side.locator('[data-id="r2"] .badge.changed').waitFor();
    const tops = await Promise.all([before, after].map(async (side) => (await side.locator('[data-id="r1"]').boundingBox())?.y));
    expect(tops[0]).toBeCloseTo(tops[1] ?? 0, 0);
    await page.getByRole('button', { name: 'Reprendre la v3 en brouillon' }).click();
    await page.getByText('Rien ne change dans le parcours.').waitFor();
    await saved(() => {
      expect(step('Relance R2')?.data['when']).toMatchObject({ offset: 15 });
    });
  });

  it('writes the text of a step where it is said: a published one becomes the next version, and is seen on an account', async () => {
    await open();
    await card('r1').click();
    const panel = page.getByRole('complementary', { name: 'Réglages de « Relance R1 »' });
    await panel.getByLabel('Message', { exact: true }).fill('<p>Bonjour, merci de régler votre facture.</p>');
    const written = (): unknown[] =>
      ((server.world.draft?.bundle['templates'] ?? []) as Template[])
        .filter(({ id }) => id === 'pme-r1')
        .map(({ locale, version, body }) => [locale, version, body]);
    await saved(() => {
      expect(written()).toContainEqual(['fr', 2, '<p>Bonjour, merci de régler votre facture.</p>']);
    });
    await panel.getByRole('button', { name: 'Voir sur un compte…' }).click();
    await page.getByLabel('Code du compte').fill('C-0042');
    await page.getByRole('button', { name: 'Voir ce message' }).click();
    await page.frameLocator('iframe').getByText('merci de régler votre facture').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: 'Écrire un texte propre à cette étape' }).click();
    await saved(() => {
      expect(step('Relance R1')?.data['template']).toBe('pme-30-r1');
    });
    await page.keyboard.press('Control+z');
    await saved(() => {
      expect(step('Relance R1')?.data['template']).toBe('pme-r1');
    });
  });

  it('has each message confirmed by a person where the scenario asks for it', async () => {
    await open();
    await page.getByLabel('Avant chaque envoi').selectOption('confirm');
    await saved(() => {
      expect(graph()?.policies).toMatchObject({ sendMode: 'confirm' });
    });
    await page.getByLabel('Avant chaque envoi').selectOption('automatic');
    await saved(() => {
      expect(graph()?.policies).not.toHaveProperty('sendMode');
    });
  });

  it('overwrites nobody: a save that comes second is told, and goes after the other on request', async () => {
    await open();
    await page.getByLabel('Nom (français)').fill('Le mien');
    await saved(() => {
      expect(graph()?.name?.fr).toBe('Le mien');
    });
    const theirs = { ...server.world.draft?.bundle };
    server.world.draft = { revision: 2, bundle: { ...theirs, graph: { ...graph(), name: { fr: 'Le sien', en: 'Theirs' } } } };
    await page.getByLabel('Nom (français)').fill('Le mien encore');
    await page.getByText('Quelqu’un a enregistré ce brouillon entre-temps.').waitFor();
    expect(graph()?.name?.fr).toBe('Le sien');
    await page.getByRole('button', { name: 'Enregistrer la mienne ensuite' }).click();
    await saved(() => {
      expect([server.world.draft?.revision, graph()?.name?.fr]).toEqual([3, 'Le mien encore']);
    });
    await page.getByText('Enregistré', { exact: true }).waitFor();
  });

  it('loses two seconds of work at most when the tab is killed', async () => {
    await open();
    await page.getByLabel('Nom (français)').fill('Gardé');
    const typedAt = Date.now();
    await saved(() => {
      expect(graph()?.name?.fr).toBe('Gardé');
    });
    expect(Date.now() - typedAt).toBeLessThanOrEqual(2000);
    await page.close();
    page = await page.context().newPage();
    await page.goto(server.url + path);
    expect(await page.getByLabel('Nom (français)').inputValue()).toBe('Gardé');
  });
});
