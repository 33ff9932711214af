// The pages in the visitor's own language.
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, hydrated, open, test } from '../support/fixtures';

test('an admin chooses a language, and it stays', async ({ page, api, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'en');
  await open(page, '/flows');
  await expect(page.getByRole('heading', { name: 'Flows', level: 1 })).toBeVisible();
  const narrow = (page.viewportSize()?.width ?? 0) < 768;
  if (narrow) await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Account' }).locator('visible=true').click();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('menuitemradio', { name: 'Español' }).click();
  await reloaded;
  await hydrated(page);
  await expect(html).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('heading', { name: 'Flujos', level: 1 })).toBeVisible();
  // The server renders in it already, and the editor speaks it down to the names of its steps.
  const first = await page.request.get('/flows');
  expect(await first.text()).toContain('<html lang="es" dir="ltr"');
  const flow = (await api.get('/flows')).items[0];
  await new Editor(page).open(flow.id);
  await expect(page.getByRole('button', { name: 'Publicar' })).toBeVisible();
  await expect(page.locator('.editor')).not.toContainText('Send text');
});

test.describe('a browser that asks for Portuguese', () => {
  test.use({ locale: 'pt-BR' });
  test('gets it before anybody signed in', async ({ page, api }) => {
    await api.setUp();
    await open(page, '/login');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt');
    await page.getByRole('combobox').selectOption('hi');
    await expect(page.locator('html[data-hydrated]')).toHaveAttribute('lang', 'hi');
    await expect(page.getByRole('combobox', { name: 'भाषा' })).toBeVisible();
  });
});

test('from right to left everything has its place', async ({ page, api, signIn }) => {
  await api.setUp();
  await signIn(ADMIN);
  const flow = (await api.get('/flows')).items[0];
  for (const path of ['/', '/flows', '/numbers', '/conversations', '/templates', '/files', '/alerts', `/flows/${flow.id}`]) {
    await open(page, path);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, `${path} can be moved sideways`).toBeLessThanOrEqual(0);
  }
  // What begins a line stands at the right: the navigation, or the name of the product on a phone.
  await open(page, '/flows');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const logo = await page.getByRole('link', { name: /Botloom/ }).locator('visible=true').first().boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect((logo?.x ?? 0) > width / 2).toBe(true);
});
