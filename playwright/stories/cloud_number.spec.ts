// A number of the Cloud API and what stands around it: the forms of its flow, the templates of its account, and a contact
// whom no flow shall answer.
import { join } from 'node:path';
import { ACCOUNT_ID, ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

const SCREENS = join(__dirname, '../test-results/screens');

const FLOW = {
  spec: '1.0',
  name: 'Booking',
  variables: [{ key: 'name', type: 'text' }],
  triggers: [{ id: 'start', type: 'any_message', config: {}, to: 'form' }],
  nodes: [
    {
      id: 'form',
      type: 'form',
      title: 'Book a table',
      config: {
        text: 'Book your table here.',
        button: 'Book a table',
        fields: [{ id: 'name', kind: 'text', text: 'Your name?', save_as: 'name' }],
        skip: ['no'],
      },
      next: { next: 'later' },
    },
    { id: 'later', type: 'template', title: 'Say when', config: { name: 'table_is_free', language: 'en_US' } },
  ],
  layout: { nodes: { start: [0, 0], form: [320, 0], later: [640, 0] } },
};

test('forms, templates and silence at a number', async ({ page, api, botloom, graph, signIn }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await api.setUp();
  await api.signIn(ADMIN);
  const number = await api.createCloudNumber('Front desk', ACCOUNT_ID);
  await api.post(`/numbers/${number.id}/register`, { pin: '123456' });
  await api.post(`/numbers/${number.id}/subscribe`, {});
  const { verify_token: token } = await api.get(`/numbers/${number.id}`);
  expect(await graph.webhook(botloom.url + number.webhookPath, token, number.appSecret, true)).toBe(true);
  const { id: flowId } = await api.post('/flows', { name: FLOW.name, document: FLOW });
  // Of an account whose templates were never fetched nothing is said.
  await api.post('/templates/sync', { number_id: number.id });
  await signIn(ADMIN);

  await test.step('publishing says which template the account does not have', async () => {
    const editor = new Editor(page);
    await editor.open(flowId);
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish' });
    await dialog.getByRole('checkbox', { name: /Front desk/ }).check();
    await expect(dialog.getByTestId('account-findings')).toContainText('table_is_free');
    await page.screenshot({ path: join(SCREENS, 'publish_account.png') });
    await page.keyboard.press('Escape');
  });

  await test.step('the number shows the forms of its flow, and what keeps one from opening', async () => {
    const published = await api.post(`/flows/${flowId}/publish`, { number_ids: [number.id] });
    expect(published.version.number).toBe(1);
    await open(page, `/numbers/${number.id}`);
    const forms = page.getByTestId('forms');
    await expect(forms).toContainText('Book a table');
    await expect(forms).toContainText('Asked one by one');
    await page.getByRole('switch', { name: 'Forms inside WhatsApp' }).click();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(forms).toContainText('Opens inside WhatsApp', { timeout: 20_000 });
    await forms.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(SCREENS, 'number_forms.png') });
  });

  await test.step('nobody but a person answers a contact who is paused before they ever wrote', async () => {
    await open(page, '/conversations');
    await page.getByRole('button', { name: 'Pause a contact' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pause the flow for a contact' });
    await dialog.getByLabel('Number', { exact: true }).selectOption({ label: 'Front desk' });
    await dialog.getByLabel('Phone number of the contact').fill('+49 170 1234567');
    await page.screenshot({ path: join(SCREENS, 'pause_contact.png') });
    await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(page.getByText('The flow is silent for this contact')).toBeVisible();
    expect((await graph.write(number.phoneNumberId, '491701234567', 'Zoë', 'Hello?')).status).toBe(202);
    await expect(page.getByText('Hello?').first()).toBeVisible();
    // Somebody else is answered meanwhile, so silence is no delay.
    expect((await graph.write(number.phoneNumberId, '491709999999', 'Max', 'Hi')).status).toBe(202);
    await expect.poll(async () => (await graph.messages()).map((it) => it.body.to)).toEqual(['491709999999']);
  });
});
