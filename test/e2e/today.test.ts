import type { TaskView } from '@relance/schemas';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, type Look } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { status } from './fixtures/clock.js';
import { signedIn } from './fixtures/session.js';
import { tasks } from './fixtures/tasks.js';

const browser = await launchBrowser();
const light: Look = { theme: 'light', language: 'fr' };
const CALLS = 40;

/** So many calls of as many accounts. */
function manyCalls(): TaskView[] {
  const [first] = tasks;
  if (first === undefined) throw new Error('no recorded call');
  return Array.from({ length: CALLS }, (_, index) => {
    const id = `call-${String(index).padStart(2, '0')}`;
    return { ...first, task: { ...first.task, _id: id }, account: { ...first.account, name: `Client ${String(index)}` } };
  });
}

describe.runIf(browser !== undefined)('the work of the day in a browser', { timeout: 60_000 }, () => {
  let folder: string;
  let server: FixtureServer;
  let faults: string[] = [];
  let page: Page;

  const open = async (path: string, look: Look = light): Promise<Page> => {
    if (browser === undefined) throw new Error('no browser');
    const opened = await openPage(browser, server.url + path, look);
    faults = opened.errors;
    return opened.page;
  };
  const recapScripts = (fault: string): boolean =>
    !fault.includes('Blocked script execution') && !fault.includes('Content Security Policy');

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(() => {
    server.world = newWorld();
  });
  afterEach(async () => {
    await page.context().close();
    expect(faults.filter(recapScripts)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  it('is where a collector begins, ranked, with the reason of each rank', async () => {
    page = await open('/');
    await page.waitForURL(/\/today/);
    await page.locator('.queue .it').nth(2).waitFor();
    const rows = page.locator('.queue .it');
    expect(await rows.locator('.nm').allTextContents()).toEqual(['Verrerie Tansac', 'Charpentes Guéral', 'Transports Arvenne']);
    await rows.first().getByText('promesse non tenue, attendue le mar. 11 nov.').waitFor();
    await page.locator('.because').getByText('50 points').waitFor();
  });

  it(`answers ${String(CALLS)} calls by keyboard alone, and the hand is never lost`, { timeout: 240_000 }, async () => {
    server.world.tasks = manyCalls();
    page = await open('/today');
    await page.locator('.outcomes').waitFor();
    await page.evaluate(() => {
      const lost = { times: 0 };
      Object.assign(globalThis, { lost });
      document.addEventListener('focusout', () => {
        // once everything the loss set off has run: a hand that is on its way is not lost
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            if (document.activeElement === document.body) lost.times += 1;
          });
        });
      });
    });
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    for (let done = 0; done < CALLS; done += 1) {
      const name = await page.locator('.sheet h2.title').textContent();
      if (done % 4 === 0) {
        await page.keyboard.press('1');
        await page.locator('[data-said="first"]:focus').waitFor();
        await page.keyboard.type('11212025');
      } else {
        await page.keyboard.press(String(2 + (done % 4)));
        if (done % 4 === 1) {
          await page.locator('[data-said="first"]:focus').waitFor();
          await page.keyboard.press('ArrowDown');
        }
      }
      await page.keyboard.press('Control+Enter');
      await page.getByText(new RegExp(`est enregistré pour ${name ?? ''}\\.`)).waitFor();
      await page.locator(done + 1 < CALLS ? `.sheet h2.title:not(:text-is("${name ?? ''}"))` : '#nothing').waitFor();
      if (done + 1 < CALLS) await page.locator('.outcomes').waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    }
    expect(server.world.answered).toHaveLength(CALLS);
    expect(server.world.answered.filter(({ promise }) => promise !== undefined)).toHaveLength(CALLS / 4);
    expect(await page.evaluate(() => (globalThis as unknown as { lost: { times: number } }).lost.times)).toBe(0);
  });

  it('says before confirming what will happen, and shows the recap that would leave', async () => {
    page = await open('/today');
    await page.locator('.outcomes').waitFor();
    await page.getByText('la suite s’affiche ici avant que vous enregistriez').waitFor();
    await page.keyboard.press('1');
    await page.getByText('Complétez le résultat').waitFor();
    await page.getByRole('button', { name: 'ven. 14 nov.', exact: true }).click();
    await page.getByText('F-2025-1129 est promise').waitFor();
    await page.getByText('Un récapitulatif part à Sonia B.').waitFor();
    await page.getByText('lun. 24 nov. : e-mail « Dernière relance »').waitFor();
    await page.frameLocator('.recap iframe').getByText('Merci pour votre accueil').waitFor();
    expect(await page.locator('.recap iframe').getAttribute('sandbox')).toBe('');
    expect(server.world.answered).toEqual([]);
  });

  it('the same task answered in two browsers is answered once: the other is told who was first, and when', async () => {
    page = await open('/today?task=t1');
    await page.locator('.outcomes').waitFor();
    server.world.session = { ...signedIn, user: { ...signedIn.user, name: 'Paul D.' } as NonNullable<typeof signedIn.user> };
    const mine = faults;
    const other = await open('/today?task=t1');
    const theirs = faults;
    await other.locator('.outcomes').waitFor();
    await other.keyboard.press('5');
    await other.keyboard.press('Control+Enter');
    await other.getByText('« Sans réponse » est enregistré pour Verrerie Tansac.').waitFor();
    await page.keyboard.press('6');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText('Déjà répondu : « Sans réponse », par Paul D. le jeu. 13 nov. à 10 h 42. Votre réponse n’a rien changé.')
      .waitFor();
    expect(server.world.answered).toEqual([{ id: 't1', outcome: 'unreached' }]);
    await other.context().close();
    faults = [...mine, ...theirs];
  });

  it('two people never get the same call: what somebody else has open is skipped, and says who and since when', async () => {
    server.world.held = new Map([['t1', { name: 'Paul D.', isMine: false, at: status.clock.nowMs - 120_000 }]]);
    page = await open('/today');
    await page.getByRole('heading', { name: 'Charpentes Guéral' }).waitFor();
    await page.locator('.queue .it').first().getByText('ouverte par Paul D.').waitFor();
    await page.locator('.queue .it').first().click();
    await page.getByText('Paul D. a ouvert cette tâche à 10 h 40').waitFor();
    expect(await page.locator('.outcomes').count()).toBe(0);
  });

  it('puts a task off with a reason, notes an attempt, hands it over; Escape gives the hand back', async () => {
    page = await open('/today?task=t2');
    await page.locator('.outcomes').waitFor();
    await page.keyboard.press('t');
    await page.getByRole('group', { name: 'L’appel n’a joint personne' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('handle-attempt');
    await page.keyboard.press('t');
    await page.keyboard.press('Enter');
    await page.getByText('Tentative notée pour Charpentes Guéral').waitFor();
    await page.goto(`${server.url}/today?task=t2`);
    await page.getByText('Appel sans réponse').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Reporter au ven. 14 nov.' }).click();
    await page.getByText('Dites pourquoi vous la reportez.').waitFor();
    await page.getByLabel('Pourquoi').fill('Comptable absente');
    await page.keyboard.press('Enter');
    await page.getByText('Reportée pour Charpentes Guéral : elle revient le ven. 14 nov.').waitFor();
    await page.getByRole('button', { name: 'Reportées (1)' }).click();
    await page.locator('.queue .it').getByText('revient le ven. 14 nov.').waitFor();
    await page.goto(`${server.url}/today?task=t3`);
    await page.locator('.outcomes').waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('À qui').selectOption('paul@brevanne.example');
    await page.getByRole('button', { name: 'Confier à Paul D.' }).click();
    await page.getByText('Confiée à Paul D.').waitFor();
  });

  it('can be worked with one thumb: at 390 px the queue, then the sheet, nothing wider than the window', async () => {
    page = await open('/today');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.queue .it').first().click();
    await page.locator('.outcomes').waitFor();
    expect(await page.locator('.queue').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const heights = await page.locator('.outcomes button').evaluateAll((buttons) => buttons.map((button) => button.clientHeight));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(42);
    await page.getByRole('button', { name: 'Revenir à la file' }).click();
    await page.locator('.queue .it').first().waitFor();
  });

  it('leads from a promise not kept to what can be done about it, on the page of its account', async () => {
    page = await open('/commitments');
    await page.locator('tbody tr').nth(3).waitFor();
    await page.getByRole('button', { name: /^Non tenue/ }).click();
    await page.waitForURL(/state=broken/);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'Prolonger : Promesse, Verrerie Tansac' }).click();
    await page.waitForURL(/\/cases\/case-lormeau\?do=promise&of=i1/);
    await page.getByRole('dialog').waitFor();
  });
});
