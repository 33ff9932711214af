// An admin gives a program a key, sees what it does, and takes it away.
import { ADMIN } from '../support/api';
import { expect, open, test } from '../support/fixtures';

test('a key for a program, from adding to deleting', async ({ page, api, botloom, signIn, hygiene }) => {
  await api.setUp();
  await signIn(ADMIN);
  const ask = async (path: string, key: string, init: RequestInit = {}) =>
    fetch(`${botloom.url}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });

  await open(page, '/api-keys');
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Add key' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add key' });
  await dialog.getByLabel('Name').fill('Shop');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Choose at least one thing');
  await dialog.getByLabel('See flows and their versions').check();
  await dialog.getByLabel('Create, change and archive flows').check();
  await dialog.getByLabel('Requests per minute').fill('0');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Between 1 and 60,000');
  await dialog.getByLabel('Requests per minute').fill('20');
  await dialog.getByLabel('Counts for').selectOption({ label: '90 days' });
  await dialog.getByRole('button', { name: 'Save' }).click();

  const shown = page.getByRole('dialog', { name: 'Your new key' });
  const key = await shown.getByRole('textbox', { name: 'Key' }).inputValue();
  expect(key).toMatch(/^botloom_[\w-]{43}$/);
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.locator('body')).not.toContainText(key);
  const row = page.getByRole('listitem').filter({ hasText: 'Shop' });
  await expect(row).toContainText('Never used');

  // What it may do, what it may not, and how often.
  const made = await ask('/flows', key, { method: 'POST', body: JSON.stringify({ name: 'From the shop' }) });
  expect(made.status).toBe(201);
  expect((await ask('/conversations', key)).status).toBe(403);
  const third = await ask('/flows', key);
  expect(third.status).toBe(429);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  await page.reload();
  await expect(row).toContainText('Last used just now');
  await open(page, '/flows');
  await expect(page.getByText('From the shop')).toBeVisible();

  // A change, and the end.
  await open(page, '/api-keys');
  await expect(row).toContainText('Last used just now');
  await row.getByRole('button', { name: 'More about this key' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit key' });
  await edit.getByLabel('Read conversations').check();
  await edit.getByLabel('Requests per minute').fill('6000');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Read conversations');
  await expect.poll(async () => (await ask('/conversations', key)).status).toBe(200);
  await row.getByRole('button', { name: 'More about this key' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(async () => (await ask('/conversations', key)).status, { timeout: 15_000 }).toBe(401);
  hygiene.expectMessage(/status of 422/);
});
