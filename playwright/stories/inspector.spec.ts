// The form of a step: languages, emoji, variables while typing, order by dragging, next runs, and values of an answer.
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

test('the form of a step', async ({ page, api, outside, signIn }) => {
  await api.setUp();
  outside.answer = { order: { id: 7, 'line items': [{ name: 'Tea' }] } };
  const flow = await api.post('/flows', {
    name: 'Forms',
    document: {
      spec: '1.0',
      name: 'Forms',
      variables: [{ key: 'first_name', type: 'text', label: 'First name' }],
      triggers: [{ id: 'weekly', type: 'schedule', config: { cron: '0 9 * * 1' }, to: 'hello' }],
      nodes: [
        { id: 'hello', type: 'text', title: 'Hello', config: { text: '' }, next: { next: 'pick' } },
        {
          id: 'pick',
          type: 'choice',
          title: 'Pick',
          config: { text: 'Which?', options: [{ id: 'a', title: 'Apple' }, { id: 'b', title: 'Berry' }] },
          next: { a: 'order', b: 'order' },
        },
        { id: 'order', type: 'http_request', title: 'Order', config: { request: { url: `http://${outside.host}/orders` } } },
      ],
      layout: { nodes: { weekly: [0, 0], hello: [340, 0], pick: [680, 0], order: [1020, 0] } },
    },
  });
  await signIn(ADMIN);
  const editor = new Editor(page);
  await editor.open(flow.id);
  await page.keyboard.press('1');
  const details = page.getByLabel('Details');
  const draft = async () => (await api.get(`/flows/${flow.id}/draft/mine`)).document;

  await test.step('an emoji, and a variable while it is typed', async () => {
    await editor.select('hello');
    const message = details.getByLabel('Message');
    await message.focus();
    await details.getByRole('button', { name: 'Insert an emoji' }).click();
    await page.getByRole('menuitem', { name: 'waving' }).click();
    await page.keyboard.type(' Hi {{ fir');
    const offers = details.getByRole('listbox', { name: 'Variables' });
    await expect(offers.getByRole('option')).toHaveText(['First namefirst_name']);
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await expect(message).toHaveValue('👋 Hi {{ first_name }}!');
    await expect(offers).toHaveCount(0);
  });

  await test.step('another language', async () => {
    await page.getByRole('tab', { name: 'Flow' }).click();
    await details.getByLabel('Language to add').fill('ES');
    await page.keyboard.press('Enter');
    await expect(details.getByRole('button', { name: 'Remove Español' })).toBeVisible();
    await editor.select('pick');
    const words = details.locator('[data-translations]');
    await expect(words.getByLabel('Language')).toHaveText('Español (4 missing)');
    await words.getByLabel('Español: Which?').fill('¿Cuál?');
    await words.getByLabel('Español: Apple').fill('Manzana');
    await expect(words.getByLabel('Language')).toHaveText('Español (2 missing)');
    await expect.poll(async () => (await draft()).translations?.es?.pick).toEqual({ text: '¿Cuál?', 'options/0/title': 'Manzana' });
  });

  await test.step('options are put in order by dragging', async () => {
    const handle = details.getByRole('group', { name: 'Option 2' }).locator('.form-grip');
    const first = details.getByRole('group', { name: 'Option 1' });
    // Both do not fit the panel at once, and a browser that is driven does not scroll while it drags.
    const dataTransfer = await page.evaluateHandle(() => new DataTransfer());
    await handle.dispatchEvent('dragstart', { dataTransfer });
    await first.dispatchEvent('dragover', { dataTransfer });
    await expect(first).toHaveAttribute('data-over', 'true');
    await first.dispatchEvent('drop', { dataTransfer });
    await expect.poll(async () => (await draft()).nodes[1].config.options.map((it: any) => it.id)).toEqual(['b', 'a']);
  });

  await test.step('a schedule says when it runs', async () => {
    await editor.select('weekly');
    await expect(details.locator('[data-next-runs] li')).toHaveCount(3);
    await details.getByLabel('When', { exact: true }).fill('0 0 30 2 *');
    await expect(details.locator('[data-next-runs] li')).toHaveCount(0);
  });

  await test.step('a value of a real answer is kept by a click', async () => {
    await editor.select('order');
    await details.getByRole('button', { name: 'Ask now' }).click();
    await details.getByRole('button', { name: "Keep $.order['line items'][0].name" }).click();
    await expect(details.locator('.keep-answer')).toContainText('name');
    await expect
      .poll(async () => (await draft()).nodes[2].config.mapping)
      .toEqual([{ path: "$.order['line items'][0].name", variable: 'name' }]);
    expect((await draft()).variables.map((it: any) => it.key)).toEqual(['first_name', 'name']);
  });
});
