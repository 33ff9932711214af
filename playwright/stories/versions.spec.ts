// The history of a flow: what each version changed in words, the draft beside a version, and back to an old one
// without losing the draft.
import { EDITOR } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

const text = (id: string, words: string, next?: string) => ({
  id,
  type: 'text',
  config: { text: words },
  ...(next ? { next: { next } } : {}),
});
const flow = (...nodes: object[]) => ({
  spec: '1.0',
  name: 'Shop',
  triggers: [{ id: 'start', type: 'any_message', to: 'hello' }],
  nodes,
  layout: { nodes: { start: [0, 0], hello: [360, 0], hours: [720, 0], bye: [720, 160] } },
});

test('versions are told apart, shown on the canvas and brought back', async ({ page, api, signIn }) => {
  await api.setUp();
  await api.createUser(EDITOR);
  const first = flow(text('hello', 'Hello', 'hours'), text('hours', 'We open at nine'));
  const second = flow(text('hello', 'Good day', 'bye'), text('bye', 'See you'));
  const { id } = await api.post('/flows', { name: 'Shop', document: first });
  await api.post(`/flows/${id}/publish`, { number_ids: [], note: 'Opening' });
  const save = await api.send('put', `/flows/${id}/draft`, { document: second }, { 'if-match': '"1"' });
  expect(save.status()).toBe(200);
  await api.post(`/flows/${id}/publish`, { number_ids: [], note: 'Kinder words' });

  await signIn(EDITOR);
  const editor = new Editor(page);
  await editor.open(id);
  const versions = page.getByRole('dialog', { name: 'Versions' });
  // The editor's own draft, which nobody else can read.
  const mine = () => page.evaluate(async (id) => (await (await fetch(`/api/v1/flows/${id}/draft/mine`)).json()).document, id);

  await test.step('what a version changed, in words', async () => {
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    const row = versions.locator('[data-version="2"]');
    await expect(row).toContainText('Kinder words');
    await row.getByRole('button', { name: 'What changed' }).click();
    const list = row.getByRole('list', { name: 'Changes' });
    await expect(list).toContainText('Message: “Hello” became “Good day”');
    await expect(list.locator('[data-mark=removed]').first()).toContainText('We open at nine');
    await expect(list.locator('[data-mark=added]').first()).toContainText('See you');
  });

  await test.step('the draft beside version 1', async () => {
    await versions.locator('[data-version="1"]').getByRole('button', { name: 'Compare with the draft' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Since version 1' })).toContainText('1 new, 1 changed, 1 removed');
    await expect(editor.card('hello').locator('[data-change=changed]')).toContainText('Changed');
    await expect(editor.card('bye').locator('[data-change=added]')).toContainText('New');
    await expect(editor.card('gone:hours').locator('[data-change=removed]')).toContainText('Removed');
    // What is gone cannot be taken hold of.
    const before = await mine();
    await editor.card('gone:hours').click({ position: { x: 24, y: 16 } });
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowRight');
    await expect(editor.card('gone:hours')).toBeVisible();
    await editor.saved();
    expect(await mine()).toEqual(before);
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await expect(editor.card('gone:hours')).toHaveCount(0);
    await expect(page.locator('[data-change]')).toHaveCount(0);
  });

  await test.step('version 1 comes back into the draft, and the draft before it with one click', async () => {
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await versions.locator('[data-version="1"]').getByRole('button', { name: 'Restore' }).click();
    await expect(editor.card('hello')).toContainText('Hello');
    await expect(editor.card('hours')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(editor.card('hello')).toContainText('Good day');
    await editor.saved();
    expect((await mine()).nodes.map((node: any) => node.id)).toEqual(['hello', 'bye']);
  });
});
