// An admin defines an action; an editor finds it among the steps, and a conversation runs it for real.
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

const FLOW = {
  spec: '1.0',
  name: 'Leads',
  variables: [
    { key: 'email', type: 'text', label: 'E-mail' },
    { key: 'lead', type: 'text', label: 'Lead' },
  ],
  triggers: [{ id: 'start', type: 'any_message', to: 'ask' }],
  nodes: [
    { id: 'ask', type: 'ask_email', config: { text: 'Your e-mail?', save_as: 'email' }, next: { next: 'add' } },
    {
      id: 'add',
      type: 'custom_action',
      config: {
        action: 'add_lead',
        version: 1,
        inputs: [{ key: 'email', value: '{{ email }}' }],
        outputs: [{ key: 'lead', value: 'lead_id' }],
      },
      next: { next: 'thanks', error: 'sorry' },
    },
    { id: 'thanks', type: 'text', config: { text: 'Thank you, you are {{ lead }}.' } },
    { id: 'sorry', type: 'text', config: { text: 'Sorry: {{ error.code }}' } },
  ],
  layout: { nodes: { start: [0, 0], ask: [320, 0], add: [640, 0], thanks: [960, 0], sorry: [960, 180] } },
};

test('an action is defined, tried, and run by a conversation', async ({ page, api, outside, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);

  await test.step('define it; a mistake is named', async () => {
    await open(page, '/actions');
    await page.getByRole('button', { name: 'New action' }).click();
    const dialog = page.getByRole('dialog', { name: 'New action' });
    await dialog.getByLabel('Name shown in the palette').fill('Add a lead');
    await dialog.getByLabel('Name for programs').fill('add_lead');
    const json = dialog.getByLabel(/Inputs, request and outputs/);
    const definition = JSON.parse(await json.inputValue());
    await json.fill('{');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toContainText('This is not JSON');
    definition.request.url = `http://${outside.host}/leads`;
    await json.fill(JSON.stringify(definition));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('listitem').filter({ hasText: 'Add a lead' })).toContainText('add_lead');
  });

  const flow = await api.post('/flows', { name: 'Leads', document: FLOW });
  const editor = new Editor(page);
  await test.step('it stands in the palette, and its form has its inputs', async () => {
    await editor.open(flow.id);
    await expect(page.locator('[data-step="action:add_lead"]')).toContainText('Add a lead');
    await editor.select('add');
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('{{ email }}');
  });

  await test.step('it is tried from its form, for real', async () => {
    await page.getByLabel('Values of variables as JSON').fill('{"email": "ada@example.com"}');
    await page.getByRole('button', { name: 'Ask now' }).click();
    await expect(page.getByText('Answered with status 200')).toBeVisible();
    expect(outside.asked.map((asked) => [asked.method, asked.path, JSON.parse(asked.body)])).toEqual([
      ['POST', '/leads', { email: 'ada@example.com' }],
    ]);
  });

  await test.step('a conversation runs it, and says what came back', async () => {
    const number = await api.simulator();
    await api.post(`/flows/${flow.id}/publish`, { number_ids: [number.id] });
    const say = (text: string) => api.post(`/numbers/${number.id}/simulate`, { from: '491701111111', name: 'Lin', text });
    const words = async () => {
      const found = (await api.get(`/conversations?number_id=${number.id}&q=Lin`)).items[0];
      return found ? JSON.stringify(await api.get(`/conversations/${found.id}/messages`)) : '';
    };
    await say('hello');
    await expect.poll(words).toContain('Your e-mail?');
    await say('lin@example.com');
    await expect.poll(words).toContain('Thank you, you are L-2.');
    expect(JSON.parse(outside.asked[1]?.body ?? '{}')).toEqual({ email: 'lin@example.com' });
    // The same attempt again would carry the same key, so that the other system can tell.
    expect(outside.asked[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
