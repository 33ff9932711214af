// A version for some of the contacts first, then for everybody.
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

const flow = (words: string) => ({
  spec: '1.0',
  name: 'Shop',
  triggers: [{ id: 'start', type: 'any_message', to: 'hello' }],
  nodes: [{ id: 'hello', type: 'text', title: 'Hello', config: { text: words } }],
  layout: { nodes: { start: [0, 0], hello: [360, 0] } },
});

test('a version is tried on some contacts, then given to everybody', async ({ page, api, signIn }) => {
  await api.setUp();
  const { id } = await api.post('/flows', { name: 'Shop', document: flow('Hello') });
  const number = await api.post('/numbers', { kind: 'simulator', name: 'Test line' });
  await api.post(`/flows/${id}/publish`, { number_ids: [number.id], note: 'Opening' });
  await signIn(ADMIN);
  const editor = new Editor(page);
  await editor.open(id);
  await editor.select('hello');
  await page.getByLabel('Details').getByLabel('Message').fill('Good day');

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.getByLabel('Who gets it').selectOption('One contact in five');
  await expect(dialog).toContainText('The others get what answers now.');
  await dialog.getByRole('button', { name: /^Publish to/ }).click();
  await expect(page.getByText('Version 2 is live')).toBeVisible();
  // What is published is shared.
  await expect(page.locator('.editor-saved')).toHaveText('Saved');
  expect((await api.get(`/flows/${id}/draft`)).document.nodes[0].config.text).toBe('Good day');

  await page.getByRole('button', { name: 'Versions', exact: true }).click();
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await expect(versions.locator('[data-version="2"]')).toContainText('Test line · 20 %');
  await expect(versions.locator('[data-version="1"]')).toContainText('Test line · 80 %');
  await versions.locator('[data-version="2"]').getByRole('button', { name: 'Give it to everybody' }).click();
  await expect(page.getByText('Everybody gets version 2 now')).toBeVisible();
  await page.getByRole('button', { name: 'Versions', exact: true }).click();
  await expect(versions.locator('[data-version="2"]')).toContainText('Test line');
  await expect(versions).not.toContainText('%');
});
