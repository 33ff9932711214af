// Three ways to a new flow: a template that was tried, a list of questions, and a file.
import { readFile } from 'node:fs/promises';

import { ADMIN } from '../support/api';
import { expect, open, test } from '../support/fixtures';

test('a template is found, tried and taken', async ({ page, api, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/flows');
  await page.getByRole('button', { name: 'New flow' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New flow' });
  await expect(dialog.getByRole('button', { name: 'Create flow' })).toBeDisabled();
  await dialog.getByLabel('Search templates').fill('pizza spaceship');
  await expect(dialog).toContainText('No template has these words');
  await dialog.getByLabel('Search templates').fill('booking table');
  const card = dialog.getByRole('radio', { name: /Table booking/ });
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await card.check({ force: true });

  const phone = dialog.getByRole('complementary', { name: 'Try it' });
  await phone.getByRole('textbox').fill('hello');
  await page.keyboard.press('Enter');
  await expect(phone.locator('.bubble-in').first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name (optional)' }).fill('My tables');
  await dialog.getByRole('button', { name: 'Create flow' }).click();
  await expect(page).toHaveURL(/\/flows\/[0-9a-f-]{36}$/);
  await expect(page).toHaveTitle(/My tables/);
});

test('a list of questions becomes a bot that asks them', async ({ page, api, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/flows');
  await page.getByRole('button', { name: 'New flow' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New flow' });
  await dialog.getByRole('tab', { name: 'Questions' }).click();
  await dialog
    .getByLabel('What shall the bot ask?')
    .fill('1. What is your name?\n2. Your e-mail?\n3. Which size? S / M / L\n4. Anything else?');
  await expect(dialog.getByLabel('Answer to: Your e-mail?')).toHaveValue('email');
  await expect(dialog.getByRole('row', { name: /Which size/ })).toContainText('One of: S, M, L');
  await dialog.getByLabel('Answer to: Anything else?').selectOption({ label: 'Yes or no' });

  // The phone asks at once what was written down.
  const phone = dialog.getByRole('complementary', { name: 'Try it' });
  const say = async (words: string) => {
    await phone.getByRole('textbox').fill(words);
    await page.keyboard.press('Enter');
  };
  await say('hi');
  await expect(phone).toContainText('What is your name?');
  await say('Grace');
  await expect(phone).toContainText('Your e-mail?');
  await say('nonsense');
  await say('grace@example.com');
  await phone.getByRole('button', { name: 'M', exact: true }).click();
  await phone.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(phone).toContainText('Name: Grace');
  await expect(phone).toContainText('E-mail: grace@example.com');
  await expect(phone).toContainText('Size: M');
  await dialog.getByRole('textbox', { name: 'Name (optional)' }).fill('From questions');
  await dialog.getByRole('button', { name: 'Create flow' }).click();
  await expect(page).toHaveTitle(/From questions/);
  await expect(page.getByText('No problems').or(page.getByRole('tab', { name: 'Problems' })).first()).toBeVisible();
  const flow = (await api.get('/flows')).items.find((flow: any) => flow.name === 'From questions');
  const draft = (await api.get(`/flows/${flow.id}/draft`)).document;
  expect(draft.nodes.map((node: any) => node.type)).toEqual([
    'text', 'ask_text', 'ask_email', 'choice', 'ask_yes_no', 'text', 'end',
  ]);
});

test('a flow is downloaded, and made again from its file', async ({ page, api, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/flows');
  const row = page.getByRole('listitem').first();
  await row.getByRole('button', { name: 'More about this flow' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[\w-]+\.json$/);
  const path = await download.path();
  const document = JSON.parse(await readFile(path, 'utf8'));

  await page.getByRole('button', { name: 'New flow' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New flow' });
  await dialog.getByRole('tab', { name: 'File' }).click();
  const file = dialog.getByLabel('File of a flow');
  await file.setInputFiles({ name: 'typebot.json', mimeType: 'application/json', buffer: Buffer.from('{"groups": [], "edges": []}') });
  await expect(dialog).toContainText('This file is no flow of Botloom');
  await expect(dialog.getByRole('button', { name: 'Create flow' })).toBeDisabled();
  await file.setInputFiles({ name: 'photo.json', mimeType: 'image/png', buffer: Buffer.alloc(1_100_000) });
  await expect(dialog).toContainText('larger than 1 MB');
  await file.setInputFiles(path);
  await expect(dialog.getByRole('button', { name: 'Create flow' })).toBeEnabled();
  await dialog.getByRole('textbox', { name: 'Name (optional)' }).fill('Again');
  await dialog.getByRole('button', { name: 'Create flow' }).click();
  await expect(page).toHaveTitle(/Again/);
  const flow = (await api.get('/flows')).items.find((flow: any) => flow.name === 'Again');
  const again = (await api.get(`/flows/${flow.id}/draft`)).document;
  expect({ ...again, name: document.name }).toEqual(document);
});
