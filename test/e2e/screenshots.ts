import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld, type World } from './fixture-api.js';
import { startFixtureServer } from './fixture-server.js';
import { graph, templates } from './fixtures/scenario.js';
import { balance } from './fixtures/imports.js';
import { signedInAdmin, signedOut } from './fixtures/session.js';
import { alert, approval, tasks } from './fixtures/tasks.js';

const target = join(import.meta.dirname, '../../docs/screens');

/** The published drawing with its second reminder three days sooner. */
const redated = {
  graph: {
    ...graph,
    nodes: graph.nodes.map((node) =>
      node.id === 'r2' ? { ...node, data: { ...node.data, when: { ...(node.data['when'] as object), offset: 12 } } } : node,
    ),
  },
  templates,
  catalogueVersion: 1,
};

/** A day with work of several kinds. */
const busyDay = (world: World): void => {
  world.tasks = [...tasks, approval, alert];
};

/** The screens pictured, with what makes each ready. */
const shots: readonly {
  name: string;
  path: string;
  ready: string;
  world?: (world: World) => void;
  keys?: string;
  click?: string;
  before?: (page: Page) => Promise<void>;
  narrow?: true;
}[] = [
  { name: 'sign-in', path: '/', ready: 'form', world: (world) => (world.session = signedOut) },
  { name: 'cases', path: '/cases', ready: 'tbody tr' },
  {
    name: 'cases-empty',
    path: '/cases',
    ready: '.teach',
    world: (world) => {
      world.rows = [];
      world.status = { ...world.status, accounts: 0 };
    },
  },
  {
    name: 'cases-ticked',
    path: '/cases',
    ready: 'tbody tr',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('tbody tr:first-child input').click();
      await page.locator('.selection-bar').waitFor();
    },
  },
  { name: 'case', path: '/cases/case-lormeau', ready: '.why-card li' },
  { name: 'case-command', path: '/cases/case-lormeau?do=hold&of=item-F-2025-1148', ready: '.command-form' },
  { name: 'scenarios', path: '/scenarios', ready: 'tbody tr' },
  { name: 'scenario', path: '/scenarios/pme-30@3', ready: '.react-flow__edge' },
  {
    name: 'editor',
    path: '/scenarios/edit/pme-30',
    ready: '.problems .chip',
    world: (world) => (world.session = signedInAdmin),
    click: '.react-flow__node[data-id="r1"]',
  },
  {
    name: 'simulation',
    path: '/scenarios/edit/pme-30?mode=simulation',
    ready: '.node.sim-now',
    world: (world) => (world.session = signedInAdmin),
    click: '.time-bar button:nth-of-type(2)',
  },
  {
    name: 'compare',
    path: '/scenarios/edit/pme-30?mode=compare',
    ready: '.comparing .badge.changed',
    world: (world) => {
      world.session = signedInAdmin;
      world.draft = { revision: 1, bundle: redated };
    },
  },
  { name: 'running', path: '/running', ready: '.coverage-chart', world: (world) => (world.session = signedInAdmin) },
  {
    name: 'segments',
    path: '/segments',
    ready: '.rules',
    world: (world) => {
      world.session = signedInAdmin;
      world.isRuled = true;
    },
  },
  { name: 'templates', path: '/templates?text=relance-1', ready: '.text-source', world: (world) => (world.session = signedInAdmin) },
  { name: 'settings', path: '/settings', ready: '.first-steps', world: (world) => (world.session = signedInAdmin) },
  { name: 'settings-rules', path: '/settings?part=rules', ready: '.form-grid', world: (world) => (world.session = signedInAdmin) },
  { name: 'settings-legal', path: '/settings?part=legal', ready: '.table', world: (world) => (world.session = signedInAdmin) },
  { name: 'settings-users', path: '/settings?part=users', ready: '.table', world: (world) => (world.session = signedInAdmin) },
  {
    name: 'imports',
    path: '/imports',
    ready: '.drop',
    world: (world) => (world.session = signedInAdmin),
    before: async (page) => {
      await page.locator('input[type=file]').setInputFiles(balance);
      await page.locator('.imports .row button').last().click();
      await page.locator('.own-total input').fill('663 810,00');
    },
  },
  { name: 'commitments', path: '/commitments', ready: 'tbody tr' },
  { name: 'today', path: '/today', ready: '.outcomes', keys: '1', world: busyDay },
  { name: 'today-phone', path: '/today', ready: '.queue .it', world: busyDay, narrow: true },
  { name: 'call-phone', path: '/today?task=t1', ready: '.outcomes', keys: '2', world: busyDay, narrow: true },
];

/** Names of the screens to picture; none: all of them. */
const wanted = new Set(process.argv.slice(2));

const browser = await launchBrowser();
if (browser === undefined) process.exit(1);
const folder = await buildPage();
const server = await startFixtureServer(folder);
await mkdir(target, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  for (const { name, path, ready, world, keys, click, before, narrow } of shots.filter(
    (shot) => wanted.size === 0 || wanted.has(shot.name),
  )) {
    server.world = newWorld();
    world?.(server.world);
    const { page } = await openPage(browser, server.url + path, { theme, language: 'fr' });
    if (narrow === true) await page.setViewportSize({ width: 390, height: 844 });
    await page.locator(ready).first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await before?.(page);
    if (click !== undefined) await page.locator(click).click();
    if (keys !== undefined) await page.keyboard.press(keys);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(target, `${name}${theme === 'dark' ? '-dark' : ''}.png`) });
    await page.context().close();
  }
}
await browser.close();
await server.close();
await rm(folder, { recursive: true });
