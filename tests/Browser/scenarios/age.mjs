// A unit that nobody hears of any more tells how old its place is, and fades, although no news comes that would redraw the map.

import { play, until } from '../browser.mjs';

await play('age', async (page) => {
  await page.clock.install();
  await page.reload();
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('cell').getByRole('button').click();
  await page.locator('#unit-card').getByRole('button', { name: 'Close' }).click();

  const map = await page.locator('#map').boundingBox();
  const picture = () => page.locator('#map').screenshot();
  // Of the unit itself, which is in the middle.
  const marker = () => page.screenshot({ clip: { x: map.x + map.width / 2 - 2, y: map.y + map.height / 2 - 2, width: 4, height: 4 } });
  let fresh = await picture();
  await until(async () => fresh.equals(fresh = await picture()), 'the map has come to rest');
  const strong = await marker();

  await page.clock.fastForward('00:10');
  await until(async () => !fresh.equals(await picture()), 'its age is written beside its name');
  await page.clock.fastForward('00:40');
  await until(async () => !strong.equals(await marker()), 'the marker fades');
});
