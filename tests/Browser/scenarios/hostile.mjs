// Names, places and payloads that are markup stay text, wherever they are shown.

import { assert, play, until } from '../browser.mjs';

const MARKUP = /<img src=x onerror=/;

await play('hostile', async (page) => {
  const images = () => page.evaluate(() => document.querySelectorAll('img, script:not([src])').length);
  const before = await images();

  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('cell', { name: MARKUP }).first().waitFor();
  await page.getByRole('cell').getByRole('button', { name: MARKUP }).first().click();
  await page.locator('#unit-card', { hasText: MARKUP }).waitFor();
  await page.locator('.line:visible', { hasText: MARKUP }).first().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  // Only lines with markup in them, whichever is hit.
  await page.getByLabel('Filter the log').fill('onerror');
  await page.locator('.line:visible', { hasText: MARKUP }).first().click();
  await page.locator('.whole', { hasText: MARKUP }).waitFor();

  const markup = '<img src=x onerror="document.title=1">';
  await page.getByLabel('JSON, without the key').fill(JSON.stringify({ type: markup, data: { [markup]: markup, list: [markup], deep: { [markup]: [{ a: markup }] } } }));
  await until(async () => (await page.locator('#fields legend', { hasText: MARKUP }).count()) > 0, 'the form shows the member');
  await page.getByRole('button', { name: /^Push/ }).click();
  await page.locator('#history li', { hasText: MARKUP }).waitFor();

  assert(await page.title() === 'LocalCad', 'nothing has run');
  assert(await images() === before, 'no element has come to be');
});
