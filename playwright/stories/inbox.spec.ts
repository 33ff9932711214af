// A flow asks for a person: an agent takes over, answers, tells a colleague, and hands back. After a day only a template
// can be sent, and it has a picture as its header.
import { join } from 'node:path';
import { ACCOUNT_ID, ADMIN, type Person } from '../support/api';
import { expect, open, test } from '../support/fixtures';
import { PDF, png } from '../support/files';

const SCREENS = join(__dirname, '../test-results/screens');
const AGENT: Person = { name: 'Bo Berg', email: 'bo@example.org', password: 'answers are what I do 4', role: 'agent' };

/** Asks for a name, then for a person, and thanks when it is back. */
const FLOW = {
  spec: '1.0',
  name: 'Help desk',
  variables: [{ key: 'who', type: 'text', label: 'Name', personal: true }],
  triggers: [{ id: 'any', type: 'any_message', config: {}, to: 'ask' }],
  nodes: [
    { id: 'ask', type: 'ask_text', title: 'Ask for the name', config: { text: 'Who are you?', save_as: 'who' }, next: { next: 'person' } },
    { id: 'person', type: 'hand_over', title: 'To a person', config: { queue: 'Help', note: '{{ who }} needs help', wait: true }, next: { next: 'bye' } },
    { id: 'bye', type: 'text', title: 'Goodbye', config: { text: 'Thanks, {{ who }}!' } },
  ],
  layout: { nodes: { any: [0, 0], ask: [280, 0], person: [560, 0], bye: [840, 0] } },
};

test('an agent takes over, answers and hands back', async ({ page, api, botloom, graph, signIn }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await api.setUp();
  await api.signIn(ADMIN);
  await api.createUser(AGENT);
  const number = await api.createCloudNumber('Front desk', ACCOUNT_ID);
  await api.post(`/numbers/${number.id}/register`, { pin: '123456' });
  await api.post(`/numbers/${number.id}/subscribe`, {});
  const { verify_token: token } = await api.get(`/numbers/${number.id}`);
  expect(await graph.webhook(botloom.url + number.webhookPath, token, number.appSecret, true)).toBe(true);
  const { id: flowId } = await api.post('/flows', { name: FLOW.name, document: FLOW });
  await api.post(`/flows/${flowId}/publish`, { number_ids: [number.id] });
  const write = async (text: string) =>
    expect((await graph.write(number.phoneNumberId, '491701234567', 'Zoë', text)).status).toBe(202);
  await signIn(ADMIN);

  await test.step('a template with a picture is made and approved', async () => {
    await open(page, '/templates/new');
    await page.getByLabel('Name', { exact: true }).fill('we_are_back');
    await page.getByLabel('Header', { exact: true }).selectOption('image');
    await page.getByLabel('Body').fill('Hi {{1}}, we have news for you.');
    await page.getByLabel('Example for {{1}}').fill('Ada');
    await page.getByTestId('header-example').setInputFiles({ name: 'shop.png', mimeType: 'image/png', buffer: png(640, 400) });
    await expect(page.getByTestId('example-name')).toContainText('shop.png');
    await page.screenshot({ path: join(SCREENS, 'template-picture.png'), fullPage: true });
    await page.getByRole('button', { name: 'Send to Meta for review' }).click();
    await expect(page).toHaveURL(/\/templates\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('status').filter({ hasText: 'Approved' })).toBeVisible();
  });

  await test.step('an agent signs in and finds whom the flow handed over', async () => {
    await write('Hello');
    await expect.poll(() => graph.texts()).toEqual(['Who are you?']);
    await write('Zoë Zimmer');
    await page.context().clearCookies();
    await signIn(AGENT);
    await open(page, '/conversations');
    await page.getByLabel('Which conversations').selectOption('unread');
    await expect(page.getByRole('img', { name: 'Waits for a person' })).toBeVisible();
    await page.getByLabel('Which conversations').selectOption('all');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: 'Conversations' }).click();
    await page.keyboard.press('j');
    await expect(page.getByTestId('handed-over').first()).toContainText('Zoë Zimmer needs help');
    await expect(page.getByTestId('start')).toContainText('Started the flow');
    await expect(page.getByTestId('trail').first()).toContainText('Ask for the name');
    await expect(page.getByText('The flow remembers')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(SCREENS, `inbox_desk_${colorScheme}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  });

  const composer = page.getByTestId('composer');
  await test.step('takes over, saves a reply, answers with it and with a file', async () => {
    await page.keyboard.press('o');
    await expect(page.getByRole('button', { name: 'Take over' })).toHaveCount(0);
    await composer.getByRole('button', { name: 'Saved replies' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('hello');
    await dialog.getByLabel('Text').fill('Hello, I am Bo. How can I help?');
    await dialog.getByRole('button', { name: 'Save the reply' }).click();
    await expect(dialog.getByText('/hello')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('heading', { name: 'Conversations' }).click();
    await page.keyboard.press('r');
    await page.keyboard.type('/hel');
    await page.keyboard.press('Enter');
    await expect(composer.locator('textarea')).toHaveValue('Hello, I am Bo. How can I help?');
    await page.keyboard.press('Enter');
    await expect.poll(() => graph.texts()).toEqual(['Who are you?', 'Hello, I am Bo. How can I help?']);
    await expect(page.getByTestId('trail').filter({ hasText: 'Bo Berg' })).toBeVisible();
    await page.getByTestId('attach-input').setInputFiles({ name: 'terms.pdf', mimeType: 'application/pdf', buffer: PDF });
    await expect.poll(async () => (await graph.messages()).at(-1)?.body.type).toBe('document');
    // The flow hears nothing meanwhile.
    await write('My parcel is lost');
    await expect(page.getByTestId('message').filter({ hasText: 'My parcel is lost' })).toBeVisible();
    expect((await graph.messages()).length).toBe(3);
  });

  await test.step('a note calls a colleague, and a tag stays with the contact', async () => {
    await composer.getByRole('button', { name: 'Note', exact: true }).click();
    await composer.locator('textarea').fill('Parcel of Zoë, @Ada');
    await page.keyboard.press('Enter');
    await expect(composer.locator('textarea')).toHaveValue('Parcel of Zoë, @Ada Admin ');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Notes' }).first()).toContainText('Parcel of Zoë, @Ada Admin');
    await page.getByLabel('Add a tag').first().fill('parcel');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await api.get('/conversations?tag=parcel')).items.length).toBe(1);
    expect((await api.get('/conversations?mentioned=true')).items.length).toBe(1);
    expect((await api.get('/conversations?q=parcel')).items.length).toBe(1);
    expect((await api.get('/conversations?q=letter')).items.length).toBe(0);
    await composer.getByRole('button', { name: 'Answer', exact: true }).click();
  });

  await test.step('hands back, and the flow goes on where it was', async () => {
    await page.getByRole('button', { name: 'Hand back' }).click();
    await expect.poll(async () => (await graph.texts()).at(-1)).toBe('Thanks, Zoë Zimmer!');
    await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
  });

  await test.step('after a day only a template can be sent, with its picture', async () => {
    await botloom.aDayPasses(number.id);
    await page.reload();
    await expect(page.getByTestId('window-closed')).toContainText('approved templates only');
    await expect(composer.locator('textarea')).toHaveCount(0);
    await page.screenshot({ path: join(SCREENS, 'inbox_closed.png') });
    await page.getByRole('button', { name: 'Choose a template' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('we_are_back').click();
    await dialog.getByLabel('{{1}}').fill('Zoë');
    await expect(dialog).toContainText('Hi Zoë, we have news for you.');
    await dialog.getByTestId('header-file').setInputFiles({ name: 'shop.png', mimeType: 'image/png', buffer: png(640, 400) });
    await page.screenshot({ path: join(SCREENS, 'inbox_template.png') });
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(async () => (await graph.messages()).at(-1)?.body.type).toBe('template');
    const sent = (await graph.messages()).at(-1);
    expect(sent?.body.template.components[0].parameters[0].image.id).toMatch(/^8\d+$/);
    const line = page.getByTestId('message').filter({ hasText: 'Hi Zoë, we have news for you.' });
    await expect(line.locator('img')).toHaveJSProperty('naturalWidth', 640);
  });

  await test.step('on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(SCREENS, `inbox_phone_${colorScheme}.png`) });
    }
    await page.getByRole('button', { name: 'Details' }).click();
    await expect(page.getByRole('dialog').getByText('Tags')).toBeVisible();
    await page.screenshot({ path: join(SCREENS, 'inbox_phone_details.png') });
  });

  await test.step('an admin finds the files, and who sends them', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.context().clearCookies();
    await signIn(ADMIN);
    const files = (await api.get('/files')).items;
    const pdf = files.find((file: any) => file.filename === 'terms.pdf');
    const document = {
      spec: '1.0',
      name: 'Terms',
      nodes: [{ id: 'terms', type: 'document', title: 'The terms', config: { url: pdf.address } }],
    };
    await api.post('/flows', { name: 'Terms', document });
    await open(page, '/files');
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('TERMS');
    await expect(page.locator('[data-file]')).toHaveCount(1);
    await page.screenshot({ path: join(SCREENS, 'files.png') });
    await page.locator('[data-file]').getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByTestId('uses')).toContainText('Terms: the draft');
    await expect(dialog.getByRole('button', { name: 'Delete nevertheless' })).toBeVisible();
    await page.screenshot({ path: join(SCREENS, 'file.png') });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('searchbox', { name: 'Search by name' }).fill('shop');
    await expect(page.locator('[data-file="shop.png"]')).toHaveCount(2);
    await page.locator('[data-file="shop.png"]').first().getByRole('button').first().click();
    await expect(page.getByRole('dialog').getByText('No flow.')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('The file was deleted')).toBeVisible();
  });
});
