// What a real server needs is there to be copied, and makes way for the session that comes of it.

import { assert, play, tell, until } from '../browser.mjs';

await play('recipe', async (page, context) => {
  const recipe = page.locator('#sessions details');
  const isOpen = () => recipe.evaluate((details) => details.open);
  await until(isOpen, 'the recipe is open while nobody is logged in');
  const text = await recipe.locator('pre').textContent();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await recipe.getByRole('button', { name: 'Copy' }).click();
  await recipe.getByText('copied').waitFor();
  assert(await page.evaluate(() => navigator.clipboard.readText()) === text, 'it can be copied');

  await tell(JSON.stringify(text));
  await page.locator('.session').waitFor();
  assert(!await isOpen(), 'the recipe is closed when somebody has come');
});
