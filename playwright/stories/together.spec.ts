// Two people in one flow: nobody sees what is not shared, what both changed is asked about, and nothing is lost.
import { ADMIN, EDITOR } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

const GREETING = {
  spec: '1.0',
  name: 'Greeting',
  triggers: [{ id: 'start', type: 'any_message', config: {}, to: 'hello' }],
  nodes: [
    { id: 'hello', type: 'text', title: 'Hello', config: { text: 'Hello' }, next: { next: 'bye' } },
    { id: 'bye', type: 'text', title: 'Bye', config: { text: 'Bye' } },
  ],
  layout: { nodes: { start: [0, 0], hello: [340, 0], bye: [680, 0] } },
};

test('two people in one flow', async ({ page, api, signIn, browser, baseURL }) => {
  await api.setUp();
  await api.createUser(EDITOR);
  const { id } = await api.post('/flows', { name: 'Greeting', document: GREETING });
  await signIn(ADMIN);
  const ada = new Editor(page);
  await ada.open(id);

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await open(other, '/login');
  await other.getByLabel(/e-?mail/i).fill(EDITOR.email);
  await other.getByLabel(/password/i).fill(EDITOR.password);
  await other.getByRole('button', { name: /sign in/i }).click();
  await expect(other).not.toHaveURL(/login/);
  const edi = new Editor(other);
  await edi.open(id);

  const words = async (editor: Editor, step: string, text: string) => {
    await editor.select(step);
    await editor.page.getByLabel('Details').getByLabel('Message').fill(text);
    await editor.saved();
  };
  const said = (editor: Editor, step: string) => editor.card(step);
  const behind = (editor: Editor) => editor.page.locator('[data-strip=behind]');
  const menu = async (editor: Editor, item: string) => {
    await editor.page.getByRole('button', { name: 'Your changes' }).click();
    await editor.page.getByRole('menuitem', { name: item }).click();
  };

  await test.step('they see each other, and where each of them is', async () => {
    await expect(page.getByRole('button', { name: 'Edi Editor is here' })).toBeVisible();
    await edi.select('bye');
    await expect(page.getByRole('button', { name: 'Edi Editor is here, at “Bye”' })).toBeVisible();
    await expect(other.getByRole('button', { name: /^Ada Admin is here/ })).toBeVisible();
  });

  await test.step('what is not shared is seen by nobody else', async () => {
    await words(ada, 'hello', 'Good day');
    await expect(page.locator('.editor-saved')).toContainText('Saved, not shared');
    await words(edi, 'bye', 'So long');
    await other.reload();
    await expect(said(edi, 'hello')).toContainText('Hello');
    await expect(said(edi, 'bye')).toContainText('So long');
    await expect(page.locator('.editor-saved')).toContainText('Saved, not shared');
    expect((await api.get(`/flows/${id}/draft`)).document.nodes[0].config.text).toBe('Hello');
  });

  await test.step('what somebody shares comes into the other’s draft with a click', async () => {
    await menu(ada, 'Share with colleagues');
    await expect(page.getByText('Your colleagues see your changes now')).toBeVisible();
    await expect(page.locator('.editor-saved')).toHaveText('Saved');
    await expect(behind(edi)).toContainText('Ada Admin shared changes');
    await behind(edi).getByRole('button', { name: 'Take them in' }).click();
    await expect(said(edi, 'hello')).toContainText('Good day');
    await expect(said(edi, 'bye')).toContainText('So long');
    await expect(behind(edi)).toHaveCount(0);
    await edi.saved();
    await menu(edi, 'Share with colleagues');
    // Without changes of her own, Ada has it at once.
    await expect(said(ada, 'bye')).toContainText('So long');
  });

  await test.step('where both changed the same, the second one decides', async () => {
    await words(ada, 'hello', 'Hi from Ada');
    await words(edi, 'hello', 'Hi from Edi');
    await words(edi, 'bye', 'Bye from Edi');
    await menu(ada, 'Share with colleagues');
    await behind(edi).getByRole('button', { name: 'Take them in' }).click();
    const dialog = other.getByRole('dialog', { name: 'One place was changed twice' });
    await expect(dialog.getByRole('group', { name: 'Step “Hello”' })).toBeVisible();
    await expect(dialog).toContainText('Message: “Good day” became “Hi from Edi”');
    await expect(dialog).toContainText('Message: “Good day” became “Hi from Ada”');
    // Not now: everything stays as it was.
    await dialog.getByRole('button', { name: 'Not now' }).click();
    await expect(said(edi, 'hello')).toContainText('Hi from Edi');
    await behind(edi).getByRole('button', { name: 'Take them in' }).click();
    await dialog.getByRole('radio', { name: /Ada Admin/ }).check();
    await dialog.getByRole('button', { name: 'Bring together' }).click();
    await expect(said(edi, 'hello')).toContainText('Hi from Ada');
    await expect(said(edi, 'bye')).toContainText('Bye from Edi');
    await edi.saved();
    // It can be taken back like any change.
    await other.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(said(edi, 'hello')).toContainText('Hi from Edi');
    await other.getByRole('button', { name: 'Redo', exact: true }).click();
    await edi.saved();
  });

  await test.step('changes are given up, and come back', async () => {
    await menu(edi, 'Give my changes up');
    await expect(said(edi, 'bye')).toContainText('So long');
    await edi.saved();
    await expect(other.getByRole('button', { name: 'Your changes' })).toHaveCount(0);
    await other.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(said(edi, 'bye')).toContainText('Bye from Edi');
    await edi.saved();
  });
  await context.close();
  await expect(page.getByRole('button', { name: /^Edi Editor is here/ })).toHaveCount(0);
});

test('a lost network and a second window cost nobody’s work', async ({ page, api, signIn, hygiene }) => {
  await api.setUp();
  const { id } = await api.post('/flows', { name: 'Greeting', document: GREETING });
  await signIn(ADMIN);
  const editor = new Editor(page);
  await editor.open(id);
  const type = async (on: Editor, step: string, text: string) => {
    await on.select(step);
    await on.page.getByLabel('Details').getByLabel('Message').fill(text);
  };

  await test.step('the tab is closed while the network is away', async () => {
    await page.context().setOffline(true);
    await type(editor, 'hello', 'Written in a tunnel');
    await expect(page.locator('.editor-saved')).toHaveAttribute('data-state', 'offline');
    await page.goto('about:blank');
    await page.context().setOffline(false);
    await editor.open(id);
    await expect(editor.card('hello')).toContainText('Written in a tunnel');
    await editor.saved();
    const mine = await api.get(`/flows/${id}/draft/mine`);
    expect(mine.document.nodes[0].config.text).toBe('Written in a tunnel');
  });

  await test.step('two windows of one person', async () => {
    const second = new Editor(await page.context().newPage());
    await second.open(id);
    await type(second, 'bye', 'From the second window');
    await second.saved();
    await type(editor, 'hello', 'From the first window');
    await editor.saved();
    await expect(editor.card('bye')).toContainText('From the second window');
    const mine = await api.get(`/flows/${id}/draft/mine`);
    expect(mine.document.nodes.map((node: any) => node.config.text)).toEqual([
      'From the first window',
      'From the second window',
    ]);
    await second.page.close();
  });
  // The lost network, and the save that the second window had overtaken.
  hygiene.expectMessage(/ERR_INTERNET_DISCONNECTED|status of 412/);
});
