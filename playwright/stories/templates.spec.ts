// A template is written, approved by Meta's webhook, chosen in a flow, and sent to somebody who was silent for 24 hours.
import { join } from 'node:path';
import { ACCOUNT_ID, ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

const SCREENS = join(__dirname, '../test-results/screens');

/** Comes back to somebody some time after the first words; after 24 hours only a template arrives. */
const CALL_BACK = {
  spec: '1.0',
  name: 'Come back',
  triggers: [{ id: 'any', type: 'any_message', config: {}, to: 'hello' }],
  nodes: [
    { id: 'hello', type: 'text', config: { text: 'Hello! We look into it.' }, next: { next: 'pause' } },
    { id: 'pause', type: 'wait', config: { seconds: 5 }, next: { next: 'news' } },
    { id: 'news', type: 'text', config: { text: 'Here are your news.' }, next: { outside_window: 'later' } },
    { id: 'later', type: 'template', config: { name: '', language: '' } },
  ],
  layout: { nodes: { any: [0, 0], hello: [280, 0], pause: [560, 0], news: [840, 0], later: [1120, 0] } },
};

test('a template is approved by webhook and sent outside the window', async ({ page, api, botloom, graph, signIn, hygiene }) => {
  await api.setUp();
  await signIn(ADMIN);
  const number = await api.createCloudNumber('Shop line', ACCOUNT_ID);
  await api.post(`/numbers/${number.id}/register`, { pin: '123456' });
  await api.post(`/numbers/${number.id}/subscribe`, {});
  const { verify_token: token } = await api.get(`/numbers/${number.id}`);
  expect(await graph.webhook(botloom.url + number.webhookPath, token, number.appSecret, true)).toBe(true);

  await test.step('write it, with Meta’s limits while typing', async () => {
    await open(page, '/templates');
    await page.getByRole('link', { name: 'New template' }).click();
    await page.getByLabel('Name', { exact: true }).fill('We Missed You');
    await expect(page.getByText('Only small letters a–z, digits and _ are possible.')).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('we_missed_you');
    await page.getByLabel('Body').fill('{{1}}, we missed your call.');
    await expect(page.getByText(/Meta refuses a variable at the very beginning/)).toBeVisible();
    await page.getByLabel('Body').fill('Hi {{1}}, we missed your call. Shall we call back?');
    await page.getByLabel('Footer').fill('Corner Shop');
    await page.getByRole('button', { name: 'Add button' }).click();
    await page.getByLabel('Words on it').fill('Yes, please');
    await page.getByRole('button', { name: 'Send to Meta for review' }).click();
    await expect(page.getByText('Meta wants an example for {{1}}.')).toBeVisible();
    await page.getByLabel('Example for {{1}}').fill('Ada');
    const phone = page.getByRole('region', { name: 'On the phone' });
    await expect(phone).toContainText('Hi Ada, we missed your call.');
    await expect(phone).toContainText('Yes, please');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(SCREENS, `template-designer-${scheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('Meta’s approval comes by webhook, while one watches', async () => {
    await page.getByRole('button', { name: 'Send to Meta for review' }).click();
    await expect(page).toHaveURL(/\/templates\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('status').filter({ hasText: 'Approved' })).toBeVisible();
  });

  await test.step('one that is rejected says why', async () => {
    const rejected = { number_id: number.id, name: 'rejected_one', language: 'en_US', category: 'MARKETING', content: { body: 'Buy now.' } };
    await api.post('/templates', rejected);
    await open(page, '/templates');
    const row = page.locator('[data-template=rejected_one]');
    await expect(row).toContainText('Rejected');
    await expect(row).toContainText('Use plain words.');
    await expect(page.locator('[data-template=we_missed_you]')).toContainText('Approved');
    await page.screenshot({ path: join(SCREENS, 'templates.png'), fullPage: true });
  });

  const { id: flowId } = await api.post('/flows', { name: CALL_BACK.name, document: CALL_BACK });
  const editor = new Editor(page);
  await test.step('choose it in a flow, and fill its variable in', async () => {
    await editor.open(flowId);
    await editor.select('later');
    await page.getByLabel('Template', { exact: true }).selectOption({ label: 'rejected_one · English (US) (Rejected)' });
    await expect(page.getByText(/Meta has rejected the template/).first()).toBeVisible();
    await page.getByLabel('Template', { exact: true }).selectOption({ label: 'we_missed_you · English (US)' });
    await expect(page.getByTestId('template-cost')).toContainText('Utility');
    await expect(page.getByText(/A variable of the template is not filled in/).first()).toBeVisible();
    await page.getByLabel('Value', { exact: true }).fill('{{ contact.name }}');
    await expect(page.getByText(/A variable of the template is not filled in/)).toHaveCount(0);
    await expect(editor.preview).toContainText('Hi Alex Kim, we missed your call.');
    await page.screenshot({ path: join(SCREENS, 'template-step.png') });
    await editor.saved();
  });

  await test.step('somebody was silent for a day, and gets the template', async () => {
    await api.share(flowId);
    await api.post(`/flows/${flowId}/publish`, { number_ids: [number.id] });
    expect((await graph.write(number.phoneNumberId, '491701234567', 'Zoë', 'My parcel is lost')).status).toBe(202);
    await expect.poll(() => graph.texts()).toEqual(['Hello! We look into it.']);
    await botloom.aDayPasses(number.id);
    await expect.poll(async () => (await graph.received()).map((request) => [request.status, request.body.type])).toEqual([
      [200, 'text'],
      [200, 'template'],
    ]);
    const sent = (await graph.received())[1];
    expect(sent?.body.template).toMatchObject({ name: 'we_missed_you', language: { code: 'en_US' } });
    expect(sent?.body.template.components).toEqual([{ type: 'body', parameters: [{ type: 'text', text: 'Zoë' }] }]);
  });

  await test.step('its conversation says what can be sent', async () => {
    const conversation = (await api.get(`/conversations?number_id=${number.id}`)).items[0];
    await open(page, `/conversations/${conversation.id}`);
    await expect(page.getByTestId('window-closed')).toContainText('approved templates only');
    await expect(page.locator('[data-window=closed]').first()).toBeVisible();
    await page.screenshot({ path: join(SCREENS, 'window-closed.png') });
  });

  await test.step('a template that Meta pauses is marked at once', async () => {
    await graph.decide('we_missed_you', { status: 'PAUSED', quality: 'RED' });
    await open(page, '/templates');
    await expect(page.locator('[data-template=we_missed_you]')).toContainText('Paused');
    await expect(page.locator('[data-template=we_missed_you]')).toContainText('Low quality');
  });
  hygiene.expectMessage(/status of 422/);
});
