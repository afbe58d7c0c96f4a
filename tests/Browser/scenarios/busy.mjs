// A thousand units, a hundred updates a second: how much of its time the page's main thread is busy, in each view.

import { assert, play, until } from '../browser.mjs';

const WINDOW_MS = 5000;
const WINDOWS = 3;
const MOST = 0.5;

// Other programs on this machine disturb: the best of some windows counts.
async function measure(view, page, inspector) {
  const shares = [];
  for (let window = 0; window < WINDOWS && !shares.some((share) => share < MOST); window++) {
    const rows = await locations(page);
    const begin = await metrics(inspector);
    await page.waitForTimeout(WINDOW_MS);
    const end = await metrics(inspector);
    const seconds = end.Timestamp - begin.Timestamp;
    shares.push((end.TaskDuration - begin.TaskDuration) / seconds);
    const speed = ((await locations(page)) - rows) / seconds;
    console.log(`${view}: ${(shares.at(-1) * 100).toFixed(1)} % busy at ${speed.toFixed(0)} updates a second`);
    assert(speed > 50, 'the units are updated meanwhile');
  }
  assert(shares.some((share) => share < MOST), `the main thread is busy for ${shares.map((share) => share.toFixed(2)).join(', ')} of the time`);
}

const locations = async (page) => Number((await page.locator('#counters div', { hasText: 'locations' }).locator('dd').textContent()).split(' ')[0]);

async function metrics(inspector) {
  const { metrics: all } = await inspector.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

await play('busy', async (page, context) => {
  await until(async () => (await page.locator('#unit-count').textContent()) === '1000', 'a thousand units are there');
  const inspector = await context.newCDPSession(page);
  await inspector.send('Performance.enable');

  await measure('map', page, inspector);
  await page.getByRole('tab', { name: 'Table' }).click();
  await measure('table', page, inspector);
});
