import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openPage } from './browser.js';
import { buildPage } from './built-page.js';
import { newWorld } from './fixture-api.js';
import { startFixtureServer, type FixtureServer } from './fixture-server.js';
import { signedInAdmin } from './fixtures/session.js';

/** The page an admin has open, and the stand-in it talks to. */
export interface Visit {
  page: Page;
  server: FixtureServer;
}

/**
 * Opens an address in French for each test of the block it is called in, signed in as an admin in a new world, and closes all at the end; a test
 * whose page told an error fails. The members of the visit are there once a test runs.
 */
export function signedInAt(browser: Browser | undefined, path: string): Visit {
  // set by the hooks below before any test reads it
  const visit = {} as Visit;
  let folder: string;
  let faults: string[] = [];
  beforeAll(async () => {
    folder = await buildPage();
    visit.server = await startFixtureServer(folder);
  }, 120_000);
  beforeEach(async () => {
    if (browser === undefined) throw new Error('no browser');
    visit.server.world = newWorld();
    visit.server.world.session = signedInAdmin;
    ({ page: visit.page, errors: faults } = await openPage(browser, visit.server.url + path, { theme: 'light', language: 'fr' }));
  });
  afterEach(async () => {
    await visit.page.context().close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await visit.server.close();
  });
  return visit;
}
