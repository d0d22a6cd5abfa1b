import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld, type World } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { balance } from './fixtures/imports.js';
import { firstRun, signedInAdmin, signedOut } from './fixtures/session.js';
import { alert } from './fixtures/tasks.js';

const browser = await launchBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Screen {
  name: string;
  path: string;
  ready: string;
  world?: (world: World) => void;
  before?: (page: Page) => Promise<void>;
}

const empty = (world: World): void => {
  world.rows = [];
  world.status = { ...world.status, accounts: 0 };
};

/** Every screen and the states that change what is on it. */
const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/', ready: 'form', world: (world) => (world.session = signedOut) },
  { name: 'first run', path: '/', ready: 'form', world: (world) => (world.session = firstRun) },
  { name: 'cases', path: '/cases', ready: 'tbody tr' },
  { name: 'cases, none', path: '/cases', ready: '.teach', world: empty },
  {
    name: 'cases, some ticked',
    path: '/cases',
    ready: 'tbody tr',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('tbody input').first().check();
      await page.locator('.selection-bar button').first().click();
      await page.locator('.many').waitFor();
    },
  },
  {
    name: 'cases, a view being kept',
    path: '/cases?hide=level',
    ready: '.columns-menu',
    before: async (page) => {
      await page.locator('.views > .mantine-Button-root').click();
      await page.locator('.many').waitFor();
    },
  },
  { name: 'cases, no match', path: '/cases?search=zzz', ready: '.teach' },
  { name: 'cases, server fails', path: '/cases', ready: '.note.error', world: (world) => (world.broken = new Set(['listCases'])) },
  { name: 'case', path: '/cases/case-lormeau', ready: '.why-card li' },
  { name: 'case, the menu', path: '/cases/case-lormeau?do=menu', ready: '[role=option]' },
  {
    name: 'case, a form',
    path: '/cases/case-lormeau?do=instalmentPlan',
    ready: '.command-form',
    world: (world) => (world.session = signedInAdmin),
  },
  {
    name: 'case, a refusal',
    path: '/cases/case-lormeau?do=promise',
    ready: '.command-form',
    before: async (page) => {
      await page.locator('.command-form input[type=date]').first().fill('2025-11-03');
      await page.locator('[aria-invalid=true]').waitFor();
    },
  },
  {
    name: 'case, nothing recorded yet',
    path: '/cases/case-lormeau',
    ready: '.why-card li',
    world: (world) => {
      world.facts = [];
      world.payments = [];
    },
  },
  { name: 'case, unknown', path: '/cases/nobody', ready: '.note.error' },
  {
    name: 'case, message open',
    path: '/cases/case-lormeau',
    ready: '.timeline .linkish',
    before: async (page) => {
      await page.locator('.timeline .linkish').first().click();
      await page.locator('iframe').waitFor();
    },
  },
  { name: 'scenarios', path: '/scenarios', ready: 'tbody tr' },
  {
    name: 'scenarios, the gallery',
    path: '/scenarios',
    ready: 'tbody tr',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('header.topbar button').click();
      await page.locator('.choice').first().waitFor();
    },
  },
  { name: 'scenario', path: '/scenarios/pme-30@3', ready: '.react-flow__edge' },
  {
    name: 'editor, a step chosen',
    path: '/scenarios/edit/pme-30',
    ready: '.problems .chip.ok',
    world: (world) => (world.session = signedInAdmin),
    before: (page) => page.locator('.react-flow__node[data-id="appel"]').click(),
  },
  {
    name: 'editor, a condition',
    path: '/scenarios/edit/pme-30',
    ready: '.problems .chip.ok',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('.react-flow__node[data-id="gros-montant"]').click();
      await page.locator('.condition .row button').first().click();
    },
  },
  {
    name: 'editor, a problem shown',
    path: '/scenarios/edit/pme-30',
    ready: '.problems .chip.ok',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('.palette button:has(.ch-sms)').click();
      await page.locator('.problems .chip.error').waitFor();
      await page.keyboard.press('F8');
      await page.locator('.problems li.shown').waitFor();
    },
  },
  {
    name: 'simulation, an event being added',
    path: '/scenarios/edit/pme-30?mode=simulation',
    ready: '.node.sim-now',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('.sim-card .row button').first().click();
      await page.locator('.sim-form').waitFor();
    },
  },
  {
    name: 'a draft beside a version',
    path: '/scenarios/edit/pme-30?mode=compare',
    ready: '.comparing .react-flow__edge',
    world: (world) => (world.session = signedInAdmin),
  },
  {
    name: 'imports, none',
    path: '/imports',
    ready: '.drop',
    world: (world) => {
      world.session = signedInAdmin;
      world.imports = [];
    },
  },
  {
    name: 'imports, a file checked',
    path: '/imports',
    ready: '.drop',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('input[type=file]').setInputFiles(balance);
      await page.locator('.imports .row button').last().click();
      await page.locator('.figures').waitFor();
    },
  },
  { name: 'imports, server fails', path: '/imports', ready: '.note.error', world: (world) => (world.broken = new Set(['listImports'])) },
  { name: 'today, a promise being noted', path: '/today', ready: '.outcomes', before: (page) => page.keyboard.press('1') },
  {
    name: 'today, with the recap that would leave',
    path: '/today',
    ready: '.outcomes',
    before: async (page) => {
      await page.keyboard.press('2');
      await page.locator('.recap iframe').waitFor();
    },
  },
  { name: 'today, a task nobody drew', path: '/today', ready: '.outcomes', world: (world) => (world.tasks = [alert]) },
  {
    name: 'today, being put off',
    path: '/today',
    ready: '.outcomes',
    before: async (page) => {
      await page.keyboard.press('r');
      await page.locator('.handling form').waitFor();
    },
  },
  {
    name: 'today, a task somebody else has open',
    path: '/today?task=t1',
    ready: '.answer .note.warn',
    world: (world) => (world.held = new Map([['t1', { name: 'Paul D.', isMine: false, at: world.status.clock.nowMs }]])),
  },
  { name: 'today, nothing to do', path: '/today', ready: '.teach', world: (world) => (world.tasks = []) },
  { name: 'today, server fails', path: '/today', ready: '.note.error', world: (world) => (world.broken = new Set(['getToday'])) },
  { name: 'running', path: '/running', ready: '.coverage-chart' },
  {
    name: 'running, what follows',
    path: '/running',
    ready: '.coverage-chart',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('thead .pick').check();
      await page.getByRole('toolbar').getByRole('button').first().click();
      await page.locator('.follows li').first().waitFor();
    },
  },
  {
    name: 'segments, a rule open',
    path: '/segments',
    ready: '.rules',
    world: (world) => {
      world.session = signedInAdmin;
      world.isRuled = true;
    },
    before: async (page) => {
      await page.locator('.rule-head button').first().click();
      await page.locator('.rule-body').waitFor();
    },
  },
  { name: 'segments, none', path: '/segments', ready: '.segments .empty' },
  { name: 'segments, server fails', path: '/segments', ready: '.note.error', world: (world) => (world.broken = new Set(['getSegments'])) },
  { name: 'texts, one open', path: '/templates?text=relance-1', ready: '.text-source' },
  { name: 'texts, server fails', path: '/templates', ready: '.note.error', world: (world) => (world.broken = new Set(['listTemplates'])) },
  { name: 'running, server fails', path: '/running', ready: '.note.error', world: (world) => (world.broken = new Set(['getCoverage'])) },
  ...(['start', 'entity', 'rules', 'calendars', 'legal', 'channels', 'users', 'keys', 'audit'] as const).map((part) => ({
    name: `settings, ${part}`,
    path: `/settings?part=${part}`,
    ready: '.settings .card .body, .settings .card table',
    world: (world: World) => {
      world.session = signedInAdmin;
    },
  })),
  { name: 'commitments', path: '/commitments', ready: 'tbody tr' },
  { name: 'commitments, none', path: '/commitments', ready: '.teach', world: empty },
  {
    name: 'commitments, server fails',
    path: '/commitments',
    ready: '.note.error',
    world: (world) => (world.broken = new Set(['listCommitments'])),
  },
  { name: 'not found', path: '/nowhere', ready: '.main .empty' },
];

/** Each state is seen in both themes, and by turns in French and English: what colours say hangs on no language. */
const seen = screens.map((screen, index) => ({ ...screen, language: index % 2 === 0 ? ('fr' as const) : ('en' as const) }));

/** What axe finds on a page, by all its rules or by those about colours alone. */
async function violationsOn(page: Page, options: RunOptions = {}): Promise<string[]> {
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

describe.runIf(browser !== undefined)('everybody can use every screen (axe, no violation)', () => {
  let folder: string;
  let server: FixtureServer;

  beforeAll(async () => {
    folder = await buildPage();
    server = await startFixtureServer(folder);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  it.each(seen)('$name', { timeout: 60_000 }, async ({ path, ready, world, before, language }) => {
    if (browser === undefined) return;
    server.world = newWorld();
    world?.(server.world);
    const { page } = await openPage(browser, server.url + path, { theme: 'auto', language });
    await page.locator(ready).first().waitFor({ state: 'attached' });
    await before?.(page);
    await page.evaluate(axe);
    const inLight = await violationsOn(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
    const inDark = await violationsOn(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
    await page.context().close();
    expect([...inLight, ...inDark]).toEqual([]);
  });
});
