// A phone is linked by the QR code on the page, a customer gets the flow's answer, and what goes wrong is told with a way on.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { ADMIN } from '../support/api';
import { expect, open, test } from '../support/fixtures';

const SCREENS = join(__dirname, '../test-results/screens');
const SHOP = '491700000001';
const CUSTOMER = '491700000002';

/** The text of the QR code that the page shows, read from its pixels as a phone's camera would. */
async function readCode(page: Page): Promise<string> {
  const shown = page.getByTestId('link-qr');
  await expect(shown).toBeVisible({ timeout: 20_000 });
  const { data, width, height } = PNG.sync.read(await shown.screenshot());
  const found = jsQR(new Uint8ClampedArray(data), width, height);
  expect(found, 'the code on the page can be read').not.toBeNull();
  return found!.data;
}

test('a scanned code brings a customer the answer of the flow', async ({ page, api, whatsapp, botloom, signIn, hygiene }) => {
  test.setTimeout(180_000);
  await api.setUp();
  await signIn(ADMIN);
  const link = page.getByTestId('link');

  await test.step('a number is named, and its page shows a code', async () => {
    await open(page, '/numbers');
    await page.getByRole('button', { name: 'Add number' }).first().click();
    await page.getByRole('link', { name: /by QR code/ }).click();
    await page.getByLabel('Name').fill('Corner Café');
    await page.getByRole('button', { name: 'Show the QR code' }).click();
    await expect(page).toHaveURL(/\/numbers\/[0-9a-f-]{36}$/);
    await readCode(page);
    await expect(page.getByTestId('link-countdown')).toContainText(/Code 1 of 6 · \d+ seconds? left/);
    await page.screenshot({ path: join(SCREENS, 'qr-code.png'), fullPage: true });
  });
  const id = page.url().split('/').at(-1) ?? '';

  await test.step('the phone scans what is on the page', async () => {
    await whatsapp.scan(await readCode(page), SHOP);
    await expect(link).toHaveAttribute('data-state', 'ready', { timeout: 40_000 });
    await expect(page.getByTestId('link-text')).toContainText(`Connected to +${SHOP}`);
    await page.screenshot({ path: join(SCREENS, 'qr-ready.png'), fullPage: true });
  });

  await test.step('a customer writes, and the published flow answers', async () => {
    await api.publishAnswer(id, 'Welcome to the café!');
    await whatsapp.join(CUSTOMER, 'Carla');
    await whatsapp.write(CUSTOMER, SHOP, 'hello');
    await expect.poll(async () => (await whatsapp.got(CUSTOMER)).map((got) => got.text), { timeout: 20_000 }).toEqual(['Welcome to the café!']);
  });

  await test.step('after a restart it goes on without a new code', async () => {
    await botloom.restart();
    await whatsapp.write(CUSTOMER, SHOP, 'still there?');
    await expect.poll(async () => (await whatsapp.got(CUSTOMER)).length, { timeout: 30_000 }).toBe(2);
    expect((await whatsapp.phone(SHOP)).linked).toBe(1);
    // The open page asked while nobody was there.
    hygiene.expectMessage(/ERR_CONNECTION_(REFUSED|RESET)/);
  });

  await test.step('whoever types on the phone silences the bot for that customer, and the inbox shows it', async () => {
    await whatsapp.join(SHOP, 'Shop');
    await whatsapp.write(SHOP, CUSTOMER, 'This is the owner. One moment!');
    await expect.poll(async () => (await whatsapp.got(CUSTOMER)).at(-1)?.text, { timeout: 20_000 }).toBe('This is the owner. One moment!');
    await whatsapp.write(CUSTOMER, SHOP, 'thank you');
    await open(page, '/conversations');
    await page.getByText('Carla').first().click();
    await expect(page.getByText('On the phone').first()).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('thank you').first()).toBeVisible({ timeout: 20_000 });
    await expect(page.getByTestId('composer-hint')).toContainText('Somebody answered on the phone');
    expect(await whatsapp.got(CUSTOMER)).toHaveLength(3);
    await page.screenshot({ path: join(SCREENS, 'qr-on-the-phone.png') });
    await page.getByRole('button', { name: 'Hand back' }).click();
    await expect(page.getByTestId('composer-hint')).not.toContainText('on the phone', { timeout: 20_000 });
    await whatsapp.write(CUSTOMER, SHOP, 'and the bot?');
    await expect.poll(async () => (await whatsapp.got(CUSTOMER)).length, { timeout: 20_000 }).toBe(4);
  });

  await test.step('the phone unlinks it; the page says so and offers a new code', async () => {
    await open(page, `/numbers/${id}`);
    await expect(link).toHaveAttribute('data-state', 'ready', { timeout: 20_000 });
    await whatsapp.unlink(SHOP);
    await expect(link).toHaveAttribute('data-state', 'logged_out', { timeout: 20_000 });
    await expect(page.getByTestId('link-text')).toContainText('The phone unlinked this device');
    await page.getByRole('button', { name: 'Show a QR code' }).click();
    const another = '491700000009';
    await whatsapp.scan(await readCode(page), another);
    await expect(link).toHaveAttribute('data-state', 'refused', { timeout: 40_000 });
    await expect(page.getByTestId('link-text')).toContainText('Another account was scanned');
    await page.screenshot({ path: join(SCREENS, 'qr-refused.png'), fullPage: true });
  });

  await test.step('a code that is typed on the phone links it too', async () => {
    await page.getByRole('button', { name: 'Show a QR code' }).click();
    await readCode(page);
    await page.getByText('Use a code instead').click();
    await page.getByLabel('Phone number').fill('+49 170 0000001');
    await page.getByRole('button', { name: 'Show a code to type' }).click();
    const typed = page.getByTestId('link-code');
    await expect(typed).toBeVisible({ timeout: 20_000 });
    await whatsapp.type((await typed.textContent()) ?? '', SHOP);
    await expect(link).toHaveAttribute('data-state', 'ready', { timeout: 40_000 });
  });
});
