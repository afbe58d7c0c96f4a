// A unit is where the game says, on the map and in the table, and goes where it goes.

import { assert, play, tell, until } from '../browser.mjs';

await play('map', async (page) => {
  await page.getByRole('tab', { name: 'Table' }).click();
  const name = page.getByRole('cell').getByRole('button', { name: '2-L-30 S. Lindqvist' });
  await name.waitFor();
  await name.click();

  const card = page.locator('#unit-card');
  const place = async () => (await card.locator('dd').nth(1).textContent()).split(', ').map(Number);
  const near = async (x, y) => { const [px, py] = await place(); return Math.hypot(px - x, py - y) < 1; };
  await until(() => near(100, 200), 'the card tells the first place');
  assert(/police/.test(await card.textContent()), 'the card tells the vehicle');
  const before = await page.locator('#map').screenshot();

  // The place is asked for in the middle of the map, where "show on the map" has put the unit.
  const box = await page.locator('#map').boundingBox();
  await card.getByRole('button', { name: 'Close' }).click();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await card.waitFor();

  await tell('move');
  await until(() => near(160, 200), 'the card tells the second place');
  // 60 m east of the middle: the marker is there, and no longer in the middle.
  await card.getByRole('button', { name: 'Close' }).click();
  const scale = 1; // pixels a metre
  await until(async () => {
    await page.mouse.click(box.x + box.width / 2 + 60 * scale, box.y + box.height / 2);
    return card.isVisible();
  }, 'the marker has moved');
  await card.getByRole('button', { name: 'Close' }).click();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  assert(!(await card.isVisible()), 'nobody is where the unit was');
  assert(!before.equals(await page.locator('#map').screenshot()), 'the picture has changed');
});
