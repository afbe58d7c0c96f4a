// Troubles are made by buttons, and the page sees the resource go and come back.

import { assert, play, tell, until } from '../browser.mjs';

await play('fault', async (page) => {
  const sessions = page.locator('#sessions');
  await sessions.getByText('connection #1').waitFor();

  await page.getByRole('button', { name: 'Drop', exact: true }).click();
  await sessions.getByText('connection #2').waitFor();

  const slow = page.getByRole('button', { name: 'Slow answers' });
  await slow.click();
  await page.locator('#faults [aria-pressed=true]', { hasText: 'Slow answers' }).waitFor();
  await page.locator('summary', { hasText: 'All faults' }).click();
  const field = page.locator('#faults label', { has: page.getByText('answerDelayMs', { exact: true }) }).locator('input');
  await until(async () => (await field.inputValue()) === '2000', 'the switch shows what the button did');
  await page.getByRole('button', { name: 'Take back all faults' }).click();
  await until(async () => (await slow.getAttribute('aria-pressed')) === 'false', 'the fault is taken back');

  await page.getByLabel('Seconds down').fill('1');
  await page.getByRole('button', { name: 'Kill for' }).click();
  await page.getByText('LocalCad is away').waitFor();
  await page.locator('#stream', { hasText: 'live' }).waitFor();
  await page.locator('#servers', { hasText: 'server 1 connected' }).waitFor();
  assert(await sessions.getByText('connection #2').count() === 0, 'the session is a new one');

  // The resource finds out by itself, long after this.
  await tell('it has come back twice');
  await page.getByRole('button', { name: 'Half-open' }).click();
  await page.locator('#servers', { hasText: 'server 1 no session' }).waitFor();
}, { allows: ['net::ERR_'] });
