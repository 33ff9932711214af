// People become contacts by a file, belong to a segment, get a broadcast, answer it, and are forgotten.
import { join } from 'node:path';
import { ACCOUNT_ID, ADMIN } from '../support/api';
import { expect, open, test } from '../support/fixtures';
import type { Page } from '@playwright/test';

const SCREENS = join(__dirname, '../test-results/screens');

const FILE = `\ufeffName;Mobile;City;Newsletter
Ada Lovelace;+49 170 0000001;Rome;yes
Bob Builder;0170 0000002;Oslo;yes
Cleo Clark;+49 170 0000003;Bern;no
Dan Dunn;call me;Linz;yes
`;

const NEWS = {
  name: 'spring_news',
  language: 'en_US',
  category: 'MARKETING',
  content: {
    header: { kind: 'none' },
    body: 'Hi {{1}}, we have news for you.',
    footer: '',
    buttons: [],
    examples: { 'body.1': 'Ada' },
  },
};

/** Looks at a page in both widths, light and dark. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(SCREENS, `people_${name}_${width}_${colorScheme}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect(wide, `${name} is wider than a screen of ${width}`).toBe(false);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

test('contacts come from a file, get a broadcast and are forgotten', async ({ page, api, botloom, graph, signIn, hygiene }) => {
  test.setTimeout(480_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await api.setUp();
  await api.signIn(ADMIN);
  const number = await api.createCloudNumber('Front desk', ACCOUNT_ID);
  await api.post(`/numbers/${number.id}/register`, { pin: '123456' });
  await api.post(`/numbers/${number.id}/subscribe`, {});
  const { verify_token: token } = await api.get(`/numbers/${number.id}`);
  expect(await graph.webhook(botloom.url + number.webhookPath, token, number.appSecret, true)).toBe(true);
  await api.post('/templates', { ...NEWS, number_id: number.id });
  await expect.poll(async () => (await api.get('/templates')).items[0]?.status).toBe('APPROVED');
  await signIn(ADMIN);

  await test.step('an admin defines a field', async () => {
    await open(page, '/contacts');
    await page.getByRole('button', { name: 'Fields' }).click();
    const dialog = page.getByRole('dialog', { name: 'Fields of contacts' });
    await dialog.getByRole('button', { name: 'Add a field' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('City');
    await expect(dialog.getByLabel('Key')).toHaveValue('city');
    await look(page, 'field');
    await dialog.getByRole('button', { name: 'Save the field' }).click();
    await expect(dialog.getByText('Text · city')).toBeVisible();
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click();
  });

  await test.step('a file is looked at and taken, and its refused row is told', async () => {
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    await expect(page).toHaveURL(/\/contacts\/import$/);
    await page.getByLabel('Number', { exact: true }).selectOption({ label: 'Front desk' });
    await page.getByLabel('File of contacts').setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await expect(page.getByLabel('What “Mobile” is')).toHaveValue('phone');
    await expect(page.getByLabel('What “City” is')).toHaveValue('field:city');
    await expect(page.getByText('2 of the first 4 rows would be refused.')).toBeVisible();
    await page.getByLabel('Country of numbers that begin with 0').fill('49');
    await expect(page.getByText('1 of the first 4 rows would be refused.')).toBeVisible();
    await page.getByLabel('A tag for all of them').fill('fair');
    await page.getByLabel('Where did they agree?').fill('Form at the fair in May');
    await look(page, 'import');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const line = page.getByRole('listitem').filter({ hasText: 'fair.csv' });
    await expect(line).toContainText('3 taken');
    await expect(line).toContainText('1 refused');
    const [download] = await Promise.all([page.waitForEvent('download'), line.getByRole('link', { name: 'Refused rows' }).click()]);
    const report = await (await download.createReadStream()).toArray();
    expect(Buffer.concat(report).toString()).toContain('"call me"');
    await expect.poll(async () => (await api.get(`/contacts?number_id=${number.id}`)).items.length).toBe(3);
    expect((await api.get(`/conversations?number_id=${number.id}`)).items).toEqual([]);
  });

  await test.step('the list is searched and narrowed', async () => {
    await open(page, '/contacts');
    const list = page.getByRole('list', { name: 'Contacts' });
    await page.getByLabel('Number', { exact: true }).selectOption({ label: 'Front desk' });
    await expect(list.getByRole('listitem')).toHaveCount(3);
    await look(page, 'list');
    await page.getByPlaceholder('Search names and numbers').fill('builder');
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await page.getByPlaceholder('Search names and numbers').fill('');
    await page.getByLabel('Consent', { exact: true }).selectOption({ label: 'Opted out' });
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect(list).toContainText('Cleo Clark');
    await page.getByLabel('Consent', { exact: true }).selectOption({ label: 'Any consent' });
  });

  await test.step('a segment shows whom it means while it is made', async () => {
    await page.getByRole('button', { name: 'Segments' }).click();
    const dialog = page.getByRole('dialog', { name: 'Segments' });
    await dialog.getByRole('button', { name: 'New segment' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('From the fair');
    await dialog.getByLabel('Value').fill('fair');
    await expect(dialog.getByTestId('segment-count')).toHaveText('3 contacts fit');
    await dialog.getByRole('button', { name: 'Add a rule' }).click();
    await dialog.getByLabel('What', { exact: true }).nth(1).selectOption({ label: 'City' });
    await dialog.getByLabel('How', { exact: true }).nth(1).selectOption({ label: 'is not' });
    await dialog.getByLabel('Value').nth(1).fill('oslo');
    await expect(dialog.getByTestId('segment-count')).toHaveText('2 contacts fit');
    await look(page, 'segment');
    await dialog.getByRole('button', { name: 'Remove the rule' }).nth(1).click();
    await expect(dialog.getByTestId('segment-count')).toHaveText('3 contacts fit');
    await dialog.getByRole('button', { name: 'Save the segment' }).click();
    await expect(dialog.getByText('3 contacts')).toBeVisible();
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click();
  });

  await test.step('a broadcast says who gets it and who does not, and is sent', async () => {
    await open(page, '/broadcasts');
    await look(page, 'broadcasts_empty');
    await page.getByRole('link', { name: 'New broadcast' }).first().click();
    await page.getByLabel('Name of the broadcast').fill('Spring');
    await page.getByLabel('Segment').selectOption({ label: 'From the fair (3)' });
    await expect(page.getByTestId('recipients')).toHaveText('2');
    await expect(page.getByRole('list', { name: 'Left out' })).toContainText('Opted out');
    await page.getByLabel('Template', { exact: true }).selectOption({ label: 'spring_news · en_US' });
    await page.getByLabel(/1/).last().fill('{{ first_name }}');
    await look(page, 'broadcast_new');
    await page.getByRole('button', { name: 'Send it now' }).click();
    await expect(page).toHaveURL(/\/broadcasts\/[0-9a-f-]{36}$/);
    await expect(page.getByTestId('result-delivered')).toHaveText('2');
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
    const names = (await graph.messages()).map((message) => message.body.template.components[0].parameters[0].text).sort();
    expect(names).toEqual(['Ada', 'Bob']);
    expect((await graph.write(number.phoneNumberId, '491700000001', 'Ada', 'Great!')).status).toBe(202);
    await expect.poll(async () => (await api.get('/broadcasts')).items[0].results.answered).toBe(1);
    await page.reload();
    await expect(page.getByTestId('result-answered')).toHaveText('1');
    await look(page, 'broadcast');
  });

  await test.step('one contact shows what happened, takes a note, a consent and a block', async () => {
    await page.getByRole('list', { name: 'Recipients' }).getByRole('link', { name: /Ada Lovelace/ }).click();
    const happened = page.getByRole('list', { name: 'What happened' });
    await expect(happened).toContainText('Broadcast Spring');
    await expect(happened).toContainText('Form at the fair in May');
    await page.getByRole('textbox', { name: 'Note' }).fill('Likes tea');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await expect(happened).toContainText('Likes tea');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('City').fill('Milan');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await api.get('/contacts?q=lovelace')).items[0].fields.city).toBe('Milan');
    await page.getByLabel('Add a tag').fill('tea');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Opt out' }).click();
    const dialog = page.getByRole('dialog', { name: 'Does not want to be written to' });
    await dialog.getByLabel('How do you know?').fill('Said so on the phone');
    await dialog.getByRole('button', { name: 'Note it' }).click();
    await expect(happened).toContainText('Said so on the phone');
    await expect(page.getByText('Opted out', { exact: true })).toBeVisible();
    await look(page, 'contact');
    await page.getByRole('button', { name: 'More about this contact' }).click();
    await page.getByRole('menuitem', { name: 'Block', exact: true }).click();
    await expect(page.getByText('Nothing is sent to this contact and no flow runs.')).toBeVisible();
    await expect.poll(async () => (await api.get('/contacts?blocked=true')).items.length).toBe(1);
  });

  await test.step('two contacts become one', async () => {
    await page.getByRole('button', { name: 'More about this contact' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge with another contact' });
    await dialog.getByRole('radio', { name: /Bob Builder/ }).check();
    await look(page, 'merge');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect.poll(async () => (await api.get(`/contacts?number_id=${number.id}`)).items.length).toBe(2);
    await expect(page.getByText('491700000002')).toBeVisible();
  });

  await test.step('everything that is held is taken out, and erased', async () => {
    await page.getByRole('button', { name: 'More about this contact' }).click();
    await page.getByRole('menuitem', { name: 'Erase or take out…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Data of Ada Lovelace' });
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Take out' }).click()]);
    const held = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
    for (const part of ['Great!', 'Milan', 'Likes tea', 'Spring', '491700000002']) expect(held).toContain(part);
    await look(page, 'erase');
    await dialog.getByLabel('Type “erase” to confirm').fill('erase');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page).toHaveURL(/\/contacts$/);
    // The demo number knows somebody of the same name, who stays.
    await expect(page.getByRole('list', { name: 'Contacts' })).not.toContainText(/Ada Lovelace[^·]*· Front desk/);
    // The page heard of the change a moment before it was left.
    hygiene.expectMessage(/status of 404 .*contacts/);
    expect((await api.get(`/contacts?number_id=${number.id}`)).items.length).toBe(1);
    expect((await api.get(`/contacts?q=lovelace&number_id=${number.id}`)).items).toEqual([]);
    expect((await api.get('/conversations?q=great')).items).toEqual([]);
  });
});
