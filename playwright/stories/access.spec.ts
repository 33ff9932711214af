// Who gets in, what they see, and how they are shown out again.
import { createHmac } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { ADMIN, Api, VIEWER, type Person } from '../support/api';
import type { Botloom } from '../support/botloom';
import { expect, hydrated, open, test } from '../support/fixtures';
import { request } from '@playwright/test';

/** A page in a browser of its own, as on another machine. */
async function otherBrowser(browser: Browser, botloom: Botloom): Promise<Page> {
  const context = await browser.newContext({ baseURL: botloom.url });
  return context.newPage();
}

/** Signs a person in on any page. */
async function signInOn(page: Page, person: Person): Promise<void> {
  await open(page, '/login');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/login/);
}

/** The six digits that an authenticator shows for a base32 key (RFC 6238). */
function codeOf(key: string, at: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replace(/=+$/, '')].map((it) => letters.indexOf(it).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', bytes).update(counter).digest();
  const offset = digest[19]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('an invited viewer joins, sees everything and changes nothing', async ({ page, api, signIn, browser, botloom }) => {
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/users');
  await page.getByRole('button', { name: 'Invite person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a person' });
  await dialog.getByLabel('E-mail').fill(VIEWER.email);
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const shown = page.getByRole('dialog', { name: 'Invitation link' });
  const link = await shown.getByRole('textbox', { name: 'Link' }).inputValue();
  await shown.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByRole('list', { name: 'Invitations' })).toContainText(VIEWER.email);
  await expect(page.locator('body')).not.toContainText(link);

  const theirs = await otherBrowser(browser, botloom);
  const path = new URL(link).pathname + new URL(link).search;
  await open(theirs, path);
  await expect(theirs.getByText('invites you to “Corner Café”')).toBeVisible();
  await theirs.getByLabel('Your name').fill(VIEWER.name);
  await theirs.getByLabel('Password').fill('password1');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByText('among those that are tried first')).toBeVisible();
  await theirs.getByLabel('Password').fill(VIEWER.password);
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs).toHaveURL(botloom.url + '/');
  await open(theirs, '/flows');
  await expect(theirs.getByRole('list').first()).toBeVisible();
  await expect(theirs.getByRole('button', { name: /new flow/i })).toHaveCount(0);

  // The link worked once.
  const late = await otherBrowser(browser, botloom);
  await open(late, path);
  await expect(late.getByText('used already, has ended or was taken back')).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('list', { name: 'Invitations' })).toHaveCount(0);
  await expect(page.getByText(VIEWER.name)).toBeVisible();
});

test('an editor who is limited to one number sees no other', async ({ page, api, signIn, browser, botloom }) => {
  await api.setUp();
  const other = await api.post('/numbers', { kind: 'simulator', name: 'Warehouse' });
  const editor: Person = { name: 'Edi', email: 'edi@example.org', password: 'drawing is most of it 3', role: 'editor' };
  await api.createUser(editor);
  await signIn(ADMIN);
  await open(page, '/users');
  const row = page.getByRole('listitem').filter({ hasText: editor.email });
  await row.getByRole('button', { name: 'More about this person' }).click();
  await page.getByRole('menuitem', { name: 'Numbers' }).click();
  const dialog = page.getByRole('dialog', { name: 'Numbers of a person' });
  await dialog.getByLabel('Numbers', { exact: true }).selectOption('some');
  await dialog.getByLabel('Warehouse').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('1 number only');

  const theirs = await otherBrowser(browser, botloom);
  await signInOn(theirs, editor);
  await open(theirs, '/numbers');
  await expect(theirs.getByText('Warehouse')).toBeVisible();
  const simulator = await api.simulator();
  const hidden = simulator.id === other.id ? (await api.get('/numbers')).items.find((it: any) => it.id !== other.id) : simulator;
  await expect(theirs.getByText(hidden.name, { exact: true })).toHaveCount(0);
  const context = await request.newContext();
  const program = new Api(context, botloom);
  await program.signIn(editor);
  expect((await program.send('get', `/numbers/${hidden.id}`)).status()).toBe(404);
  expect((await program.send('get', `/numbers/${other.id}`)).status()).toBe(200);
  await context.dispose();
});

test('a second factor is turned on, asked for, and works once', async ({ page, api, signIn, browser, botloom }) => {
  await api.setUp();
  await signIn(ADMIN);
  await page.getByRole('button', { name: 'Account' }).first().click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Turn on' }).click();
  const dialog = page.getByRole('dialog', { name: 'Turn on the second factor' });
  await expect(dialog.getByRole('img', { name: 'QR code with the key' })).toBeVisible();
  const key = await dialog.getByLabel('Or type this key').inputValue();
  const first = codeOf(key, Date.now());
  await dialog.getByLabel('Code that it shows').fill(first);
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  const spare = await codes.getByRole('listitem').first().innerText();
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 recovery codes left')).toBeVisible();

  const elsewhere = await otherBrowser(browser, botloom);
  await open(elsewhere, '/login');
  await elsewhere.getByLabel('E-mail').fill(ADMIN.email);
  await elsewhere.getByLabel('Password').fill(ADMIN.password);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.getByLabel('Code').fill(first);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByText('wrong, over or used up')).toBeVisible();
  await elsewhere.getByLabel('Code').fill(spare);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere).not.toHaveURL(/login/);
  await page.reload();
  await hydrated(page);
  await expect(page.getByText('9 recovery codes left')).toBeVisible();
});

test('an open page of a session that an admin ends is shown out within five seconds', async ({
  page,
  api,
  signIn,
  browser,
  botloom,
}) => {
  await api.setUp();
  await api.createUser(VIEWER);
  await signIn(ADMIN);
  const theirs = await otherBrowser(browser, botloom);
  await signInOn(theirs, VIEWER);
  await open(theirs, '/flows');
  await expect(theirs.getByRole('heading', { name: 'Flows' })).toBeVisible();

  await open(page, '/users');
  const row = page.getByRole('listitem').filter({ hasText: VIEWER.email });
  await row.getByRole('button', { name: 'More about this person' }).click();
  await page.getByRole('menuitem', { name: 'Sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where this person is signed in' });
  await expect(dialog.getByRole('listitem')).toContainText('Chrome');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(dialog.getByText('Not signed in anywhere.')).toBeVisible();
  await expect(theirs).toHaveURL(/login/, { timeout: 5_000 });
});

test('the audit log tells who did what, and can be checked', async ({ page, api, signIn, hygiene }) => {
  await api.setUp();
  await api.createUser(VIEWER);
  const viewer = (await api.get('/users')).items.find((it: any) => it.email === VIEWER.email);
  await api.send('patch', `/users/${viewer.id}`, { role: 'editor' });
  await signIn(ADMIN);
  await open(page, '/audit');
  const entry = page.getByRole('listitem').filter({ hasText: 'Changed a person' });
  await expect(entry).toContainText(ADMIN.name);
  await expect(entry).toContainText('viewer → editor');
  await page.getByRole('button', { name: 'Check the log' }).click();
  await expect(page.getByText('The log is whole')).toBeVisible();
  await page.getByLabel('Outcome').selectOption('denied');
  await expect(page.getByText('Nothing found')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'JSON lines' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^botloom-audit-.*\.jsonl$/);
  expect(hygiene.problems).toEqual([]);
});

test('an agent works in the inbox and sees nothing else', async ({ page, api, signIn, hygiene }) => {
  await api.setUp();
  const agent: Person = { name: 'Aga Agent', email: 'aga@example.org', password: 'answers all day long 5', role: 'agent' };
  await api.createUser(agent);
  await signIn(agent);
  await expect(page).toHaveURL(/conversations/);
  const navigation = page.getByRole('navigation').first();
  for (const name of ['Dashboard', 'Flows', 'Numbers', 'Templates', 'People', 'API keys']) {
    await expect(navigation.getByRole('link', { name, exact: true })).toHaveCount(0);
  }
  await open(page, '/flows');
  await expect(page.getByText('Your role doesn’t open this page')).toBeVisible();
  hygiene.expectMessage(/403/);
});
