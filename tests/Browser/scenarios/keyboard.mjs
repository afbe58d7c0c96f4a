// Everything that matters without a mouse.

import { assert, play, until } from '../browser.mjs';

await play('keyboard', async (page) => {
  const keys = page.keyboard;
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

  await keys.press('Tab');
  assert(await focused() === 'Push', 'the first stop is a link past the header');
  await keys.press('Tab');
  await keys.press('Enter');
  assert(await focused() === 'units', 'the link leads to the units');

  await keys.press('?');
  await page.locator('#keys').waitFor();
  assert((await page.locator('#keys').textContent()).includes('pause the wire log'), 'the dialog tells of the keys');
  await keys.press('Escape');
  await page.locator('#keys').waitFor({ state: 'hidden' });

  await keys.press('1');
  assert(await focused() === 'push', '1 leads to the composer');
  await keys.press('Tab');
  assert(await focused() === 'tab-compose', 'its tabs are one stop');
  await keys.press('ArrowRight');
  await page.locator('#shift').waitFor();
  await keys.press('ArrowLeft');
  await page.locator('#compose').waitFor();

  await page.getByLabel('Event type').focus();
  await keys.type('EVENT_UNIT_PANIC');
  await keys.press('Control+Enter');
  await page.getByText('EVENT_UNIT_PANIC sent').waitFor();

  await page.getByLabel('identIds').focus();
  await keys.type('?/p1');
  assert(await focused() !== 'push', 'whoever types presses no keys of the page');

  await keys.press('Tab');
  await page.locator('#units').focus();
  await keys.press('t');
  await page.locator('#table-view').waitFor();
  await keys.press('m');
  await page.locator('#map').waitFor();
  await page.locator('#map').focus();
  const picture = await page.locator('#map').screenshot();
  await keys.press('ArrowLeft');
  await keys.press('+');
  await until(async () => !picture.equals(await page.locator('#map').screenshot()), 'the map has moved');

  await page.locator('#sessions').focus();
  await keys.press('p');
  await until(async () => (await page.locator('#log-pause').getAttribute('aria-pressed')) === 'true', 'the log pauses');
  await keys.press('/');
  assert(await focused() === 'log-filter', 'the log can be filtered');
});

