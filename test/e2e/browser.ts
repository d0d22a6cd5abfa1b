import { CHROMIUM_COMMAND, findChromium } from '@relance/stack';
import { chromium, type Browser, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser of the browser tests, or undefined where none is to be had: then it says loudly that they did not run and what to type.
 * Throws under CI=true, where a missing browser is a failure.
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  try {
    const { value } = await findChromium();
    return await chromium.launch({ executablePath: value.path, args: ARGUMENTS });
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    console.error(`\n*** THE BROWSER TESTS DID NOT RUN: no Chromium. ***\n*** Install one: ${CHROMIUM_COMMAND} ***\n${String(error)}\n`);
    return undefined;
  }
}

/** How a page looks and what it speaks. */
export interface Look {
  /** `auto`: as the window says, light unless told otherwise. */
  theme: 'light' | 'dark' | 'auto';
  language: 'fr' | 'en';
}

/** Opens an address in a window of 1440 × 900 of its own, with theme and language chosen before; errors of the page are collected. */
export async function openPage(browser: Browser, address: string, look: Look): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript(({ theme, language }) => {
    if (window.top !== window) return; // a sandboxed frame has no storage
    localStorage.setItem('relance-theme', theme);
    localStorage.setItem('relance-language', language);
  }, look);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
  });
  await page.goto(address);
  return { page, errors };
}
