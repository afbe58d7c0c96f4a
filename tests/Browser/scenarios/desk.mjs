// A shift at speed, a load, and every malformed payload, from their tabs.

import { assert, play, until } from '../browser.mjs';

await play('desk', async (page) => {
  const pushed = async () => Number((await page.locator('#counters div', { hasText: 'pushed' }).locator('dd').textContent()).split(' ')[0]);

  await page.getByRole('tab', { name: 'Shift' }).click();
  await page.getByLabel('Speed').selectOption('50 steps a second');
  await page.getByRole('button', { name: 'Play the shift' }).click();
  await page.getByText(/^Played \d+ steps/).waitFor();
  assert(await page.locator('.steps .error').count() === 0, 'every step was taken');

  await page.getByRole('tab', { name: 'Load' }).click();
  const before = await pushed();
  await page.getByLabel('Events a second').fill('500');
  await until(async () => (await pushed()) > before + 300, 'the load is pushed');
  await page.getByRole('button', { name: 'Stop the load' }).click();
  await page.getByText('LocalCad pushes 0 events a second.').waitFor();

  await page.getByRole('tab', { name: 'Malformed' }).click();
  await page.getByRole('button', { name: /^Push all/ }).click();
  await page.getByText(/^(\d+) of \1 sent/).waitFor();
});
