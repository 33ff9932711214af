// From nothing to the first reply on WhatsApp: the five steps, with what goes wrong on the way, left and come back to.
import { join } from 'node:path';
import { ADMIN, APP_SECRET, PHONE_NUMBER_ID } from '../support/api';
import { expect, hydrated, open, test } from '../support/fixtures';
import { ACCESS_TOKEN } from '../support/graph';

const SCREENS = join(__dirname, '../test-results/screens');

test('a number is connected step by step to the first reply', async ({ page, api, graph, signIn, hygiene }) => {
  await api.setUp();
  await signIn(ADMIN);
  await graph.app({ app_secret: APP_SECRET, pin: '654321', scopes: ['whatsapp_business_management'] });
  const checks = page.getByRole('list', { name: 'What was checked' });

  await test.step('a token that lacks a permission is told which, and what to do', async () => {
    await open(page, '/numbers');
    await page.getByRole('button', { name: 'Add number' }).first().click();
    await page.getByRole('link', { name: /Connect a WhatsApp number/ }).click();
    await page.getByLabel('Access token').fill(ACCESS_TOKEN);
    await page.getByLabel('App secret').fill('not the secret');
    await page.getByRole('button', { name: 'Check access' }).click();
    await expect(checks.locator('[data-check=messaging]')).toContainText('Tick whatsapp_business_messaging');
    await expect(checks.locator('[data-check=app_secret]')).toHaveAttribute('data-state', 'Problem');
    await graph.app({ scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'] });
    await page.getByLabel('App secret').fill(APP_SECRET);
    await page.getByRole('button', { name: 'Check access' }).click();
    for (const key of ['token', 'messaging', 'management', 'app_secret']) {
      await expect(checks.locator(`[data-check=${key}]`)).toHaveAttribute('data-state', 'Fine');
    }
  });

  await test.step('one of the account’s numbers is chosen', async () => {
    await expect(page.getByRole('radio')).toHaveCount(3);
    await page.getByRole('radio', { name: /555-078-3881/ }).check();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue("Jasper's Market");
    await page.screenshot({ path: join(SCREENS, 'connect-choose.png'), fullPage: true });
    await page.getByRole('button', { name: 'Connect this number' }).click();
    await expect(page).toHaveURL(/\/set-up$/);
  });
  const id = page.url().split('/').at(-2) ?? '';

  await test.step('a wrong PIN is told as such; the right one registers', async () => {
    await page.getByLabel('PIN').fill('123456');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(page.getByText(/The PIN is not the number's PIN of two-step verification/)).toBeVisible();
    hygiene.expectMessage(/status of 422/);
    await page.getByLabel('PIN').fill('654321');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(page.getByText('The number is registered for the Cloud API.')).toBeVisible();
  });

  await test.step('the page can be left and come back to', async () => {
    await open(page, '/flows');
    await open(page, `/numbers/${id}`);
    await page.getByRole('link', { name: 'Set up' }).click();
    await expect(page.getByText('The number is registered for the Cloud API.')).toBeVisible();
  });

  await test.step('Meta verifies the address while one watches', async () => {
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await expect(page.getByText('Your app has subscribed the account’s messages.')).toBeVisible();
    await expect(page.getByTestId('verified')).toContainText('Waiting for Meta');
    const callback = await page.getByLabel('Callback URL', { exact: true }).inputValue();
    const token = await page.getByLabel('Verify token', { exact: true }).inputValue();
    expect(await graph.webhook(callback, 'wrong', APP_SECRET)).toBe(false);
    await expect(page.getByTestId('verified')).toContainText('Waiting for Meta');
    expect(await graph.webhook(callback, token, APP_SECRET)).toBe(true);
    await expect(page.getByTestId('verified')).toContainText('Verified by Meta just now');
  });

  await test.step('a flow is published to it, and answers the first message', async () => {
    const flow = (await api.get('/flows')).items.find((flow: any) => flow.name === 'Support menu');
    await api.post(`/flows/${flow.id}/publish`, { number_ids: [id] });
    await expect(page.getByTestId('first-message')).toContainText('Waiting for the first message');
    expect((await graph.write(PHONE_NUMBER_ID, '491701234567', 'Zoë Müller', 'Hello')).status).toBe(202);
    await expect(page.getByTestId('first-message')).toContainText('Zoë Müller');
    await expect.poll(() => graph.texts()).toEqual([expect.stringContaining('Welcome'), expect.any(String)]);
    await expect(page.locator('[data-done=false]')).toHaveCount(0);
    await page.screenshot({ path: join(SCREENS, 'set-up-done.png'), fullPage: true });
  });

  await test.step('the conversation counts its 24 hours down', async () => {
    await page.getByTestId('first-message').getByRole('link').click();
    await hydrated(page);
    await expect(page.locator('[data-window=open]').first()).toContainText(/2[34] h \d\d min/);
    await expect(page.getByTestId('window-closed')).toHaveCount(0);
  });

  await test.step('a token that loses a permission shows on the number’s page and in the list', async () => {
    await graph.app({ scopes: ['whatsapp_business_management'] });
    await open(page, `/numbers/${id}`);
    await expect(page.getByTestId('health')).toContainText('High');
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByTestId('health')).toContainText('the permission whatsapp_business_messaging is missing');
    await page.screenshot({ path: join(SCREENS, 'number-problem.png'), fullPage: true });
    await open(page, '/numbers');
    await expect(page.getByTestId('number-health')).toContainText('whatsapp_business_messaging');
    // A new token that is no better does not replace the old one.
    await open(page, `/numbers/${id}`);
    await page.getByLabel('New access token').fill('another token');
    await page.getByRole('button', { name: 'Replace' }).click();
    await expect(page.getByText(/The old credentials stay in use/)).toBeVisible();
    hygiene.expectMessage(/status of 422/);
  });
});
