// An admin looks after the installation: is told of alerts, subscribes a system to events, tries again what was not
// delivered, and pauses everything that goes out.
import { ADMIN, VIEWER } from '../support/api';
import { expect, open, test } from '../support/fixtures';
import { postWebhook, textMessage } from '../support/webhook';

const GRACE = { waId: '491701234567', name: 'Grace' };

test('alerts, event webhooks, undelivered and the pause', async ({
  page,
  api,
  botloom,
  graph,
  outside,
  signIn,
  hygiene,
}) => {
  test.setTimeout(120_000);
  await api.setUp();
  const simulator = await api.simulator();
  const number = await api.createCloudNumber('Front desk');
  const flow = (await api.get('/flows')).items.find((flow: any) => flow.id === simulator.deployment.flow_id);
  await api.post(`/flows/${flow.id}/publish`, { number_ids: [number.id] });
  await signIn(ADMIN);

  await test.step('a rule is added in plain words, and switched off', async () => {
    await open(page, '/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('alerts');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/alerts$/);
    await expect(page.getByRole('heading', { name: 'No rules yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Add rule' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add rule' });
    await dialog.getByLabel('Tell when').selectOption({ label: 'A test conversation fails' });
    await expect(dialog.getByLabel('Failures in a row')).toHaveValue('2');
    await dialog.getByLabel('Failures in a row').fill('1');
    await dialog.getByRole('switch', { name: 'Tell me by WhatsApp' }).click();
    await expect(dialog).toContainText('only within 24 hours');
    await dialog.getByLabel('Your phone number').fill('call me');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toContainText('A phone number with its country code');
    await dialog.getByLabel('Your phone number').fill('Ada');
    await dialog.getByLabel('Sent from').selectOption({ label: simulator.name });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    const rule = page.getByRole('listitem').filter({ hasText: 'Test conversation fails' });
    await expect(rule).toContainText('tells Ada by WhatsApp');
    await rule.getByRole('switch').click();
    await expect.poll(async () => (await api.get('/alert-rules'))[0].enabled).toBe(false);
    await rule.getByRole('switch').click();
    await expect.poll(async () => (await api.get('/alert-rules'))[0].enabled).toBe(true);
  });

  await test.step('a test conversation fails, is told, and passes', async () => {
    await page.getByRole('button', { name: 'Add test conversation' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add test conversation' });
    await dialog.getByLabel('Name', { exact: true }).fill('Greets');
    await dialog.getByLabel('Number', { exact: true }).selectOption({ label: simulator.name });
    const words = dialog.getByLabel('Words');
    await expect(words).toHaveCount(2);
    await words.nth(1).fill('this is said by no flow');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    const check = page.getByRole('listitem').filter({ hasText: 'Greets' });
    await expect(check).toContainText('Not held yet');
    await expect.poll(async () => (await api.get('/checks'))[0].last_run?.outcome, { timeout: 20_000 }).toBe('failed');
    await page.reload();
    await expect(check).toContainText('Failed');
    await expect(check).toContainText('Step 2: expected');

    // What the flow of the demo really says, as the phone of the simulator shows it.
    const run = (await api.get('/checks'))[0].last_run;
    const said = run.came.replace(/^'|'$/g, '').split(' [')[0].split('\n')[0];
    await check.getByRole('button', { name: 'More about this test conversation' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit test conversation' });
    await edit.getByLabel('Words').nth(1).fill(said);
    await edit.getByRole('button', { name: 'Save' }).click();
    await expect(edit).toHaveCount(0);
    await expect.poll(async () => (await api.get('/checks'))[0].last_run.outcome, { timeout: 20_000 }).toBe('ok');
    expect((await api.get('/checks'))[0].last_run.through).toBe(2);
    // Nobody talked to anybody.
    expect((await api.get('/conversations?q=check')).items).toEqual([]);
    await check.getByRole('button', { name: 'More about this test conversation' }).click();
    await page.getByRole('menuitem', { name: 'How it went' }).click();
    const history = page.getByRole('dialog', { name: 'Greets' });
    await expect(history).toContainText('Passed');
    await expect(history).toContainText('Failed');
    await page.keyboard.press('Escape');
  });

  await test.step('a system is subscribed; its secret is shown once, and a test event arrives', async () => {
    await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Event webhooks' }).click();
    await expect(page.getByRole('heading', { name: 'No event webhooks yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Add webhook' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add webhook' });
    await dialog.getByLabel('Address').fill('http://169.254.169.254/latest/meta-data');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toContainText('The address is refused');
    await dialog.getByLabel('Address').fill(`http://${outside.host}/events`);
    await dialog.getByLabel('Tell it of').selectOption({ label: 'Alerts only' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    const secret = page.getByRole('dialog', { name: 'Signing secret' });
    await expect(secret.getByLabel('Secret', { exact: true })).toHaveValue(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await secret.getByRole('button', { name: 'I have copied it' }).click();
    await expect(secret).toHaveCount(0);
    expect(JSON.stringify(await api.get('/subscriptions'))).not.toContain('whsec_');

    const row = page.getByRole('listitem').filter({ hasText: outside.host });
    await expect(row).toContainText('Nothing sent yet');
    await row.getByRole('button', { name: 'More about this webhook' }).click();
    await page.getByRole('menuitem', { name: 'Send a test event' }).click();
    await expect(page.getByText('The test event was delivered')).toBeVisible();
    await expect(row).toContainText('Delivering');
    const [asked] = outside.asked;
    expect(JSON.parse(asked?.body ?? '{}').type).toBe('botloom.test');
    expect(asked?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  await test.step('everything is paused, every page says so, and it goes on', async () => {
    await open(page, '/undelivered');
    await expect(page.getByRole('heading', { name: 'Everything was delivered' })).toBeVisible();
    await page.getByRole('button', { name: 'Pause sending' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pause sending' });
    await dialog.getByLabel('Why').fill('We move house');
    await dialog.getByRole('button', { name: 'Pause everything' }).click();
    const banner = page.getByRole('status').filter({ hasText: 'Sending is paused' });
    await expect(banner).toContainText('We move house');
    // What is said meanwhile waits, and goes out afterwards.
    expect(await postWebhook(botloom.url, number, textMessage(number, GRACE, 'hi'))).toBe(200);
    await open(page, '/flows');
    await expect(banner).toBeVisible();
    expect(await graph.received()).toEqual([]);
    await banner.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Resume and send' }).click();
    await expect(banner).toHaveCount(0);
    await expect.poll(async () => (await graph.texts()).length).toBeGreaterThan(0);
  });

  await test.step('what was refused is explained, and tried again', async () => {
    await graph.fail({ count: 1, status: 400, code: 131047 });
    const before = (await graph.received()).length;
    expect(await postWebhook(botloom.url, number, textMessage(number, GRACE, 'hello again'))).toBe(200);
    await expect.poll(async () => (await api.get('/dead-letters')).items.length).toBe(1);
    await open(page, '/undelivered?queue=outbox');
    await expect(page.getByLabel('What is shown')).toHaveValue('outbox');
    const letter = page.getByRole('listitem').filter({ hasText: 'A message was not sent' });
    await expect(letter).toContainText('has not written for 24 hours');
    await letter.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('It is tried again')).toBeVisible();
    await expect(letter).toHaveCount(0);
    await expect.poll(async () => (await graph.received()).length).toBeGreaterThan(before + 1);
    expect((await api.get('/dead-letters')).items).toEqual([]);
  });

  await test.step('what WhatsApp says of a number is shown as it came', async () => {
    const value = { display_phone_number: '15550783881', event: 'FLAGGED', note: '<img src=x onerror=alert(1)>' };
    const changes = [{ field: 'phone_number_quality_update', value }];
    const envelope = { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] };
    expect(await postWebhook(botloom.url, number, envelope)).toBe(200);
    await open(page, `/numbers/${number.id}`);
    const news = page.getByRole('listitem').filter({ hasText: 'Phone number quality update' });
    await news.getByText('Phone number quality update').click();
    await expect(news.locator('pre')).toContainText('"note": "<img src=x onerror=alert(1)>"');
  });

  await test.step('a viewer is told of the pause, and has none of the pages', async () => {
    await api.createUser(VIEWER);
    await api.send('put', '/sending', { paused: true });
    await page.context().clearCookies();
    await signIn(VIEWER);
    await open(page, '/alerts');
    await expect(page.getByRole('status').filter({ hasText: 'Sending is paused' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resume' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Add rule' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Undelivered' })).toHaveCount(0);
  });
  hygiene.expectMessage(/status of 422/);
});
