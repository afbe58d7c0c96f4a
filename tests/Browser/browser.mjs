// What every scenario needs: Chromium, LocalCad's page, and a way to fail.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps',
];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const ARTIFACTS = new URL('../artifacts/', import.meta.url).pathname;

export const PATIENCE = 30_000;

/**
 * Plays a scenario on the page at the address on the command line. It fails when it throws, and when the page wrote an error
 * or a warning to its console, asked another host for anything, or threw.
 */
export async function play(name, scenario, options = {}) {
  const url = process.argv[2];
  const home = await mkdtemp(join(tmpdir(), 'localcad-browser-'));
  const complaints = [];
  const context = await chromium.launchPersistentContext(home, {
    executablePath: process.env.CHROMIUM ?? PLACES.find(existsSync), headless: true, args: FLAGS,
    viewport: { width: 1440, height: 900 }, colorScheme: 'dark', ...options,
  });
  try {
    context.setDefaultTimeout(PATIENCE);
    const page = context.pages()[0] ?? await context.newPage();
    watch(page, url, complaints, options.allows ?? []);
    await page.goto(url);
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    await scenario(page, context);
    await keepPicture(page, name);
  } catch (error) {
    await keepPicture(context.pages()[0], `${name}-failed`);
    complaints.push(String(error.stack));
  } finally {
    await context.close();
    await rm(home, { recursive: true, force: true });
  }
  if (complaints.length > 0) {
    console.error(complaints.join('\n'));
  }
  // Who was told something still holds the standard input open.
  process.exit(complaints.length > 0 ? 1 : 0);
}

/** Says something to the test that started this one, and waits for its answer: a line each. */
export async function tell(line) {
  console.log(line);
  return new Promise((resolve) => {
    process.stdin.resume();
    process.stdin.once('data', (data) => {
      process.stdin.pause();
      resolve(String(data).trim());
    });
  });
}

export function assert(condition, what) {
  if (!condition) {
    throw new Error(`Not so: ${what}`);
  }
}

/** Waits until something holds. */
export async function until(condition, what) {
  const start = Date.now();
  while (!await condition()) {
    assert(Date.now() - start < PATIENCE, what);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function keepPicture(page, name) {
  await mkdir(ARTIFACTS, { recursive: true });
  await page?.screenshot({ path: join(ARTIFACTS, `${name}.png`) }).catch(() => {});
}

function watch(page, url, complaints, allows) {
  const isAllowed = (text) => allows.some((allowed) => text.includes(allowed));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isAllowed(message.text())) {
      complaints.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`page threw: ${error.stack}`));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) {
      complaints.push(`request to another host: ${request.url()}`);
    }
  });
}
