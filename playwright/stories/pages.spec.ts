// Every page, light and dark, on a desk and on a phone: nothing in the console, nothing blocked by the
// security policy, nothing wider than the screen; and the way through it by keyboard.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { ACCOUNT_ID, ADMIN, type Api } from '../support/api';
import { barriers } from '../support/barriers';
import { expect, open, test } from '../support/fixtures';
import { SHIPPED } from '../support/templates';
import { postWebhook, textMessage } from '../support/webhook';

/** Where the pictures go: `BOTLOOM_SCREENS=docs/screens` keeps them in the repository. */
const SCREENS = process.env.BOTLOOM_SCREENS
  ? resolve(__dirname, '../..', process.env.BOTLOOM_SCREENS)
  : join(__dirname, '../test-results/screens');

/** The pages for people who are signed in: the name of the picture, and the address. */
async function pages(api: Api): Promise<[string, string][]> {
  const flow = (await api.get('/flows')).items[0];
  const numbers = (await api.get('/numbers')).items;
  const number = numbers.find((one: any) => one.kind === 'simulator');
  const cloud = numbers.find((one: any) => one.kind === 'cloud_api');
  const template = (await api.get('/templates')).items[0];
  const talk = (await api.get(`/conversations?number_id=${cloud.id}`)).items[0];
  const conversation = (await api.get(`/conversations?number_id=${number.id}`)).items[0];
  return [
    ['dashboard', '/'],
    ['flows', '/flows'],
    ['editor', `/flows/${flow.id}`],
    ['numbers', '/numbers'],
    ['number', `/numbers/${number.id}`],
    ['connect', '/numbers/connect'],
    ['cloud-number', `/numbers/${cloud.id}`],
    ['set-up', `/numbers/${cloud.id}/set-up`],
    ['templates', '/templates'],
    ['template-new', '/templates/new'],
    ['template', `/templates/${template.id}`],
    ['conversations', '/conversations'],
    ['cloud-conversation', `/conversations/${talk.id}`],
    ['conversation', `/conversations/${conversation.id}`],
    ['files', '/files'],
    ['exports', '/exports'],
    ['actions', '/actions'],
    ['alerts', '/alerts'],
    ['undelivered', '/undelivered'],
    ['event-webhooks', '/event-webhooks'],
    ['users', '/users'],
    ['audit', '/audit'],
    ['account', '/account'],
    ['api-keys', '/api-keys'],
    ['api', '/docs/api'],
    ['not-found', '/no-such-page'],
  ];
}

/** Writes to the demo number, so that there is a conversation to look at. */
async function talk(api: Api): Promise<void> {
  const simulator = await api.simulator();
  await api.post(`/numbers/${simulator.id}/simulate`, { from: '491701234567', name: 'Grace Hopper', text: 'hi' });
  await expect
    .poll(async () => (await api.get(`/conversations?number_id=${simulator.id}&q=Grace`)).items[0]?.last_message?.direction)
    .toBe('out');
}

/** A number at Meta that needs somebody, a contact who wrote to it, and a template. */
async function connect(api: Api, url: string): Promise<void> {
  const number = await api.createCloudNumber('Shop line', ACCOUNT_ID);
  expect(await postWebhook(url, number, textMessage(number, { waId: '15551234567', name: 'Ada King' }, 'Are you open?'))).toBe(200);
  await api.post(`/numbers/${number.id}/check`, {});
  await api.post('/templates', { number_id: number.id, ...SHIPPED });
  await expect.poll(async () => (await api.get(`/conversations?number_id=${number.id}`)).items.length).toBe(1);
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true], .skeleton')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [device, width, height] of [
    ['desk', 1440, 900],
    ['phone', 390, 844],
  ] as const) {
    test(`every page on a ${device}, ${theme}`, async ({ page, api, botloom, signIn, hygiene }) => {
      await mkdir(SCREENS, { recursive: true });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      const shot = (name: string) => page.screenshot({ path: join(SCREENS, `${name}-${device}-${theme}.jpg`), type: 'jpeg', quality: 65 });

      await open(page, '/login');
      await shot('login');
      await api.setUp();
      await talk(api);
      await connect(api, botloom.url);
      await signIn(ADMIN);
      for (const [name, path] of await pages(api)) {
        await open(page, path);
        await settled(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(wide, `${path} is wider than the screen by this many pixels`).toBeLessThanOrEqual(0);
        await expect.soft(page, path).toHaveTitle(/\S/);
        expect.soft(await barriers(page), `${path} by WCAG 2.2 AA`).toEqual([]);
        await shot(name);
      }
      // The browser notes that there is no such page; nothing else may be wrong.
      hygiene.expectMessage(/status of 404 .*no-such-page/);
      // The whole picture really has the theme's colours.
      const background = await page.evaluate(() => {
        const of = (element: Element) => getComputedStyle(element).backgroundColor;
        return of(document.body) === 'rgba(0, 0, 0, 0)' ? of(document.documentElement) : of(document.body);
      });
      expect(brightness(background), background)[theme === 'light' ? 'toBeGreaterThan' : 'toBeLessThan'](128);
    });
  }
}

/** 0 to 255 of a computed colour, in whatever notation the browser gives it. */
function brightness(colour: string): number {
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  if (colour.startsWith('oklch') || colour.startsWith('oklab') || colour.startsWith('lab')) {
    const lightness = parts[0] ?? 0;
    return lightness > 1 ? lightness * 2.55 : lightness * 255;
  }
  if (colour.startsWith('color(')) return ((parts.slice(-3).reduce((a, b) => a + b, 0) ?? 0) / 3) * 255;
  return parts.slice(0, 3).reduce((a, b) => a + b, 0) / 3;
}

test('the way through the pages by keyboard', async ({ page, api, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/');

  // Tab reaches the navigation, and the focus can be seen.
  let reached = false;
  for (let presses = 0; presses < 20 && !reached; presses += 1) {
    await page.keyboard.press('Tab');
    reached = await page.evaluate(() => document.activeElement?.getAttribute('href') === '/flows');
  }
  expect(reached, 'Tab reaches the link to the flows').toBe(true);
  const ring = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement as Element);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  });
  expect(ring, 'the focus can be seen').toBe(true);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/flows$/);

  // The command palette opens, finds a page, and goes there.
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('numbers');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/numbers$/);
  await expect(dialog).toHaveCount(0);

  // Escape closes what is open.
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
