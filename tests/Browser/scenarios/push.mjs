// A panic is composed in the form and in JSON, pushed in two forms, and sent again from the history.

import { assert, play, until } from '../browser.mjs';

await play('push', async (page) => {
  const raw = page.getByLabel('JSON, without the key');
  const json = async () => JSON.parse(await raw.inputValue());
  await page.getByLabel('Event type').selectOption('EVENT_UNIT_PANIC');

  const idents = page.getByLabel('identIds');
  await idents.fill('101, 102');
  assert((await json()).data.identIds.join() === '101,102', 'the JSON follows the form');

  await raw.fill('{"type":"EVENT_UNIT_PANIC","data":[{"identIds":[7],"isPanic":true}]}');
  await until(async () => (await page.getByLabel('identIds').inputValue()) === '7', 'the form follows the JSON');
  assert(await page.locator('input[name=shape][value=array]').isChecked(), 'the shape follows the JSON');

  await raw.fill('{"type":');
  await page.getByRole('button', { name: /^Push/ }).click();
  assert((await page.locator('#raw-error').textContent()).length > 0, 'broken JSON is told and not sent');

  await page.getByLabel('Event type').selectOption('EVENT_DISPATCH_NOTE');
  await page.getByLabel('Event type').selectOption('EVENT_UNIT_PANIC');
  await page.getByLabel('identIds').fill('102');
  await page.getByText('string', { exact: true }).click();
  await page.getByRole('button', { name: /^Push/ }).click();
  await page.getByText('EVENT_UNIT_PANIC sent').waitFor();

  await page.getByRole('button', { name: 'Resend' }).first().click();
  await until(async () => (await page.locator('#history li').count()) === 2, 'the second one is in the history');
  await page.locator('.line:visible', { hasText: 'push EVENT_UNIT_PANIC' }).nth(1).waitFor();
});
