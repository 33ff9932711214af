// A new version while people wait: the dialog says what is new, how many wait where, and does what is chosen for them;
// a wrong version is taken back with one click.
import { EDITOR } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

const ask = (id: string, words: string, next: string) => ({
  id,
  type: 'ask_text',
  title: words,
  config: { text: words, save_as: 'word' },
  next: { next },
});
const flow = (say: string, ...questions: object[]) => ({
  spec: '1.0',
  name: 'Shop',
  variables: [{ key: 'word', type: 'text' }],
  triggers: [{ id: 'start', type: 'any_message', to: (questions[0] as any).id }],
  nodes: [...questions, { id: 'say', type: 'text', config: { text: `${say}: {{ word }}` } }],
  layout: { nodes: { start: [0, 0], size: [360, 0], colour: [720, 0], say: [1080, 0] } },
});

test('people who wait go where they were sent, and one click goes back', async ({ page, api, signIn }) => {
  await api.setUp();
  await api.createUser(EDITOR);
  const number = await api.simulator();
  const one = flow('one', ask('size', 'Which size?', 'say'));
  const two = flow('two', ask('colour', 'Which colour?', 'say'));
  const { id } = await api.post('/flows', { name: 'Shop', document: one });
  await api.post(`/flows/${id}/publish`, { number_ids: [number.id] });
  const write = (from: string, text: string) => api.post(`/numbers/${number.id}/simulate`, { from, name: from, text });
  /** The last message of somebody's conversation. */
  const last = async (from: string) => {
    const all = (await api.get('/conversations')).items;
    return all.find((it: any) => it.contact.name === from)?.last_message?.text;
  };
  for (const from of ['ann', 'bob']) {
    await write(from, 'hi');
    await expect.poll(() => last(from)).toBe('Which size?');
  }
  const save = await api.send('put', `/flows/${id}/draft`, { document: two }, { 'if-match': '"1"' });
  expect(save.status()).toBe(200);

  await signIn(EDITOR);
  const editor = new Editor(page);
  await editor.open(id);
  await test.step('the dialog says what is new and who waits', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish' });
    await expect(dialog).toContainText('New since version 1: 1 new');
    await expect(dialog).toContainText('2 people are waiting');
    await expect(dialog).toContainText(`At “Which size?”, version 1`);
    await expect(dialog).toContainText(`2 on ${number.name}`);
    await expect(dialog).toContainText('The new version has no such step.');
    await dialog.getByLabel(/what becomes of them/).selectOption({ label: 'Go on at “Which colour?”' });
    await dialog.getByRole('button', { name: 'Publish to 1 number' }).click();
    await expect(page.getByText('Version 2 is live')).toBeVisible();
  });
  await test.step('their next answer is read by the chosen question', async () => {
    await write('ann', 'red');
    await expect.poll(() => last('ann')).toBe('two: red');
  });
  await test.step('back with one click, and forward with another', async () => {
    const live = async () => (await api.get(`/flows/${id}`)).deployments[0].version;
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await page.locator('[data-version="1"]').getByRole('button', { name: 'Roll back to this' }).click();
    await expect(page.getByText('Version 1 answers again')).toBeVisible();
    expect(await live()).toBe(1);
    await write('bob', 'large');
    await expect.poll(() => last('bob')).toBe('one: large');
    await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(live).toBe(2);
  });
});
