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
  assert((await page.locator('#keys').textContent()).includes('in the wire log: choose a line'), 'the dialog tells of the keys');
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
  assert(await focused() !== 'push', 'typing presses no keys of the page');

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

  await readTheLog(page);

  await page.locator('#sessions').focus();
  await keys.press('p');
  await until(async () => (await page.locator('#log-pause').getAttribute('aria-pressed')) === 'true', 'the log pauses');
  await keys.press('/');
  assert(await focused() === 'log-filter', 'the log can be filtered');
});

async function readTheLog(page) {
  const keys = page.keyboard;
  const lines = page.getByRole('listbox', { name: 'Wire log' });
  const whole = page.getByRole('region', { name: 'The chosen line' });
  const chosen = () => page.evaluate(() => {
    const box = document.activeElement;
    const row = document.getElementById(box.getAttribute('aria-activedescendant'));
    const [inside, outside] = [row?.getBoundingClientRect(), box.getBoundingClientRect()];
    return {
      text: row?.textContent, place: Number(row?.ariaPosInSet), of: Number(row?.ariaSetSize), isSelected: row?.ariaSelected === 'true',
      isInSight: inside?.top >= outside.top - 1 && inside.bottom <= outside.bottom + 1, outline: row && getComputedStyle(row).outlineStyle,
    };
  });
  const load = (perSecond) => page.evaluate((body) => fetch('/ctl/load', { method: 'POST', body }), JSON.stringify({ perSecond }));
  const isAt = async (place, what) => {
    const row = await chosen();
    assert(row.place === place && row.isSelected && row.isInSight && row.outline === 'solid', `${what}: ${JSON.stringify(row)}`);
  };

  await load(50);
  await lines.focus();
  await keys.press('Home');
  await isAt(1, 'Home chooses the first line');
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await isAt(3, 'ArrowDown goes down');
  await keys.press('ArrowUp');
  await isAt(2, 'ArrowUp goes up');

  await until(async () => (await chosen()).of > 30, 'there are more lines than there is room for');
  await keys.press('End');
  const { place, of, text } = await chosen();
  assert(place > 20, 'End chooses one of the last lines');
  await until(async () => (await chosen()).of > of + 20, 'more of them come');
  await isAt(place, 'the chosen line stays in sight');
  assert((await chosen()).text === text, 'it is the same line');

  await keys.press('Enter');
  await whole.waitFor();
  assert(await whole.evaluate((element) => element === document.activeElement), 'the message has the focus');
  assert((await whole.textContent()).includes(text.slice(0, 8)), 'it is the message of the chosen line');
  await keys.press('Escape');
  await whole.waitFor({ state: 'hidden' });
  await isAt(place, 'the focus is back at the line');

  await keys.press('Escape');
  assert(!(await chosen()).text, 'the line is let go');
  await until(() => lines.evaluate((box) => box.scrollTop + box.clientHeight >= box.scrollHeight - 24), 'the log follows again');

  // By mouse, slowly: the line must not run away from under it.
  const box = await lines.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const { text: pressed, of: before } = await chosen();
  await until(async () => (await chosen()).of > before + 20, 'more lines come meanwhile');
  await page.mouse.up();
  await whole.waitFor();
  assert((await chosen()).text === pressed, 'it is the line that was pressed');
  await load(0);
}
