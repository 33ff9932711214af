// The whole line: set-up, change a seeded flow, see it, play it, publish it to a WhatsApp number; a customer
// writes, Meta's API gets the new text, the transcript and the export hold both.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADMIN, APP_SECRET, PHONE_NUMBER_ID } from '../support/api';
import { Editor } from '../support/editor';
import { expect, hydrated, open, test } from '../support/fixtures';
import { ACCESS_TOKEN } from '../support/graph';
import { postWebhook, textMessage } from '../support/webhook';

const GREETING = 'Good day! The *new* Corner Shop is open: é, 日本, "quotes", commas, and 👋.';

test('from set-up to the answer on WhatsApp', async ({ page, api, botloom, graph }) => {
  await test.step('set up the workspace with the link of the first start', async () => {
    await open(page, botloom.setupLink.replace(botloom.url, ''));
    await page.getByLabel('Name of your organisation').fill('Corner Shop');
    await page.getByLabel('Your name').fill(ADMIN.name);
    await page.getByLabel('E-mail').fill(ADMIN.email);
    await page.getByLabel('Password').fill(ADMIN.password);
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(page).not.toHaveURL(/setup/);
    await expect(page.getByRole('navigation').first()).toBeVisible();
  });
  await api.signIn(ADMIN);

  const number = await test.step('connect a WhatsApp number', async () => {
    await open(page, '/numbers');
    await page.getByRole('button', { name: 'Add number' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add number' });
    await dialog.getByRole('link', { name: /Connect a WhatsApp number/ }).click();
    await page.getByLabel('Access token').fill(ACCESS_TOKEN);
    await page.getByLabel('App secret').fill(APP_SECRET);
    await page.getByRole('button', { name: 'Check access' }).click();
    await page.getByRole('radio', { name: /555-078-3881/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Shop line');
    await page.getByRole('button', { name: 'Connect this number' }).click();
    await expect(page).toHaveURL(/\/numbers\/[0-9a-f-]{36}\/set-up$/);
    const id = page.url().split('/').at(-2) ?? '';
    const { webhook_path: webhookPath, verify_token: token } = await api.get(`/numbers/${id}`);
    // What the page offers to copy is what Meta needs: the address, and the token that verifies it.
    await expect(page.getByLabel('Callback URL', { exact: true })).toHaveValue(`${botloom.url}${webhookPath}`);
    await expect(page.getByLabel('Verify token', { exact: true })).toHaveValue(token);
    await expect(page.locator('body')).not.toContainText(APP_SECRET);
    const verify = (value: string) =>
      fetch(`${botloom.url}${webhookPath}?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=${value}`);
    expect(await (await verify(token)).text()).toBe('1158');
    expect((await verify('wrong')).status).toBe(403);
    return { id, phoneNumberId: PHONE_NUMBER_ID, appSecret: APP_SECRET, webhookPath };
  });

  const flow = (await api.get('/flows')).items.find((flow: any) => flow.name === 'Support menu');
  const editor = new Editor(page);
  await test.step('open the seeded flow from the list', async () => {
    await open(page, '/flows');
    await page.getByRole('link', { name: /Support menu/ }).first().click();
    await expect(page).toHaveURL(`${botloom.url}/flows/${flow.id}`);
    await expect(editor.cards.first()).toBeVisible();
  });

  await test.step('change a text; the phone shows it', async () => {
    await editor.select('welcome');
    await expect(editor.preview).toContainText('Welcome to Corner Shop');
    // The picture of the README, in letters that every machine has.
    await page.getByLabel('Message', { exact: true }).fill('Hello {{ contact.name }}! Welcome to *Corner Shop*, open from nine to seven.');
    await expect(editor.preview).toContainText('Alex Kim! Welcome to Corner Shop, open');
    await page.screenshot({ path: join(__dirname, '../test-results/screens/editor-selected.png') });
    await page.getByLabel('Message', { exact: true }).fill(GREETING);
    await expect(editor.preview).toContainText('The new Corner Shop is open');
    await expect(editor.preview.getByText('new', { exact: true })).toHaveClass(/semibold/);
    await expect(editor.card('welcome')).toContainText('Good day!');
    await editor.saved();
  });

  await test.step('undo and redo', async () => {
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(editor.preview).toContainText('Welcome to Corner Shop');
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(editor.preview).toContainText('The new Corner Shop is open');
    await editor.saved();
  });

  await test.step('play the draft, without any request to the server', async () => {
    const requests: string[] = [];
    const note = (request: { url(): string }) => requests.push(request.url());
    await page.getByRole('button', { name: 'Play', exact: true }).first().click();
    page.on('request', note);
    await editor.say('Hello');
    await expect(editor.chat).toContainText('The new Corner Shop is open');
    await editor.chat.getByRole('button', { name: 'My order' }).click();
    await expect(editor.chat).toContainText('What is your order number?');
    await editor.say('A1');
    await expect(editor.chat).toContainText('at least 4 characters');
    await editor.say('a-1042');
    await expect(editor.chat).toContainText('A-1042');
    await expect(page.locator('[data-variable=order_number]')).toContainText('a-1042');
    page.off('request', note);
    expect(requests.filter((url) => !/\/(draft|presence)/.test(url))).toEqual([]);
  });

  await test.step('publish it to the number', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish' });
    await dialog.getByLabel(/Shop line/).check();
    await dialog.getByLabel(/What is new/).fill('A new greeting');
    await dialog.getByRole('button', { name: /^Publish to/ }).click();
    await expect(page.getByText(/Version \d+ is live/)).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  const writer = { waId: '491701234567', name: 'Zoë "Z" Müller, =1+1' };
  await test.step('a customer writes; Meta gets the new text', async () => {
    const envelope = textMessage(number, writer, 'Hi, is somebody there?');
    expect(await postWebhook(botloom.url, number, envelope, 'not the secret')).toBe(401);
    expect(await postWebhook(botloom.url, number, envelope)).toBe(200);
    // Meta delivers twice now and then; the customer must not notice.
    expect(await postWebhook(botloom.url, number, envelope)).toBe(200);
    await expect.poll(() => graph.texts()).toEqual([GREETING, 'How can we help you today?']);
    const requests = await graph.received();
    expect(requests.map((request) => request.phone_number_id)).toEqual([number.phoneNumberId, number.phoneNumberId]);
    expect(requests.map((request) => request.body.to)).toEqual([writer.waId, writer.waId]);
    expect(requests[1]?.body.interactive.action.buttons.map((button: any) => button.reply.title)).toEqual([
      'My order',
      'Opening hours',
      'Ask a question',
    ]);
  });

  await test.step('the transcript shows both sides', async () => {
    await open(page, '/conversations');
    await page.getByRole('link', { name: /Zoë/ }).first().click();
    await hydrated(page);
    const messages = page.getByTestId('message');
    await expect(messages.filter({ hasText: 'Hi, is somebody there?' })).toBeVisible();
    await expect(messages.filter({ hasText: 'Corner Shop is open' })).toBeVisible();
    await expect(messages.filter({ hasText: 'How can we help you today?' })).toBeVisible();
  });

  await test.step('the transcript is live', async () => {
    expect(await postWebhook(botloom.url, number, textMessage(number, writer, '2'))).toBe(200);
    await expect(page.getByTestId('message').filter({ hasText: 'We are open' })).toBeVisible();
  });

  await test.step('the export holds both, and no formula', async () => {
    await open(page, '/exports');
    const download = page.waitForEvent('download');
    await page.locator('a[href*="messages.csv"]').click();
    const file = await (await download).path();
    const csv = await readFile(file, 'utf8');
    expect(csv).toContain('Hi, is somebody there?');
    expect(csv).toContain(GREETING.replaceAll('"', '""'));
    const rows = parseCsv(csv.replace(/^\uFEFF/, ''));
    const [head, ...lines] = rows;
    expect(new Set(lines.map((line) => line.length))).toEqual(new Set([head?.length]));
    expect(lines.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(lines.flat()).toContain(GREETING);
  });
});

/** RFC 4180, strictly enough to notice a broken file. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      rows[rows.length - 1]?.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows[rows.length - 1]?.push(cell);
      cell = '';
      rows.push([]);
    } else if (c !== '\r') cell += c;
  }
  if (rows[rows.length - 1]?.length === 0) rows.pop();
  return rows;
}
