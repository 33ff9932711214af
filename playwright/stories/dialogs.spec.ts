// What opens over a page is as open to everybody as the page: names, contrast and focus by WCAG 2.2 AA, light and dark,
// and Escape leads back to where one was.
import { ADMIN } from '../support/api';
import { barriers } from '../support/barriers';
import { expect, open, test } from '../support/fixtures';

/** Where, what to press, and the name of what opens. */
const DIALOGS: [string, string | RegExp, string | RegExp][] = [
  ['/flows', 'New flow', 'New flow'],
  ['/numbers', 'Add number', 'Add number'],
  ['/actions', 'New action', 'New action'],
  ['/alerts', 'Add rule', 'Add rule'],
  ['/event-webhooks', 'Add webhook', 'Add webhook'],
  ['/api-keys', 'Add key', 'Add key'],
  ['/users', 'Invite person', 'Invite a person'],
  ['editor', 'Versions', 'Versions'],
  ['editor', 'Publish', 'Publish'],
  ['editor', '?', 'Keyboard shortcuts'],
];

for (const theme of ['light', 'dark'] as const) {
  test(`every dialog, ${theme}`, async ({ page, api, signIn }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await api.setUp();
    const flow = (await api.get('/flows')).items[0];
    await signIn(ADMIN);
    for (const [where, press, name] of DIALOGS) {
      await open(page, where === 'editor' ? `/flows/${flow.id}` : where);
      const button = page.getByRole('button', { name: press, exact: true }).first();
      if (press === '?') {
        await expect(page.locator('[data-canvas-node]').first()).toBeVisible();
        await page.keyboard.press('?');
      } else {
        await button.focus();
        await page.keyboard.press('Enter');
      }
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      await expect(page.locator('[aria-busy=true], .skeleton')).toHaveCount(0);
      expect.soft(await barriers(page, 'dialog[open]'), `${where}: ${name}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      if (press !== '?') await expect(button).toBeFocused();
    }
  });
}
