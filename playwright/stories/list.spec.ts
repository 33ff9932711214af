// The flow as a list, by keyboard alone: a step is found, added, connected, played and removed.
import { AxeBuilder } from '@axe-core/playwright';

import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

test('a flow is changed in its list by keyboard alone', async ({ page, api, signIn }) => {
  await api.setUp();
  const flow = await api.post('/flows', {
    name: 'Listed',
    document: {
      spec: '1.0',
      name: 'Listed',
      triggers: [{ id: 'start', type: 'any_message', config: {}, to: 'hello' }],
      nodes: [
        { id: 'hello', type: 'text', title: 'Hello', config: { text: 'Hello!' }, next: { next: 'bye' } },
        { id: 'bye', type: 'end', title: 'Bye', config: {} },
        { id: 'other', type: 'text', title: 'Other', config: { text: 'Never said' } },
      ],
    },
  });
  await signIn(ADMIN);
  await new Editor(page).open(flow.id);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('List or canvas');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await page.keyboard.press('l');
  const list = page.getByRole('region', { name: 'The flow as a list' });
  const rows = list.locator('.flow-list-step');
  await expect(rows).toHaveText([/Any message/, /Hello/, /Bye/, /Other/]);
  const found = await new AxeBuilder({ page }).include('.flow-list').withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map((rule) => `${rule.id}: ${rule.nodes[0].html}`)).toEqual([]);

  // One stop for Tab, arrows within.
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await expect(list.locator('.flow-list-step[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Details').getByLabel('Message')).toHaveValue('Hello!');

  // A step comes in between, and is told of.
  await list.getByRole('button', { name: 'Put a step behind Then' }).first().press('Enter');
  await page.keyboard.type('ask for number');
  await page.keyboard.press('Tab');
  await page.getByRole('dialog', { name: 'Which step comes next?' }).getByRole('button', { name: 'Ask for number' }).press('Enter');
  await expect(rows).toHaveText([/Any message/, /Hello/, /Ask for number/, /Bye/, /Other/]);
  await expect(rows.nth(2)).toBeFocused();

  // A way is led elsewhere, and the change is read out.
  const ways = list.getByRole('list', { name: 'Ways out of Hello' });
  await ways.getByLabel('Then: leads to').selectOption({ label: 'Other' });
  await expect(list.getByRole('status')).toContainText('Then leads to Other.');
  await expect(rows).toHaveText([/Any message/, /Hello/, /Other/, /Ask for number/, /Bye/]);

  // Removed, and taken back.
  await rows.nth(2).focus();
  await page.keyboard.press('Delete');
  await expect(list.getByRole('status')).toContainText('Other was removed.');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(5);

  await list.getByRole('button', { name: 'Play from Hello' }).press('Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('Hello!');
  await rows.first().focus();
  await page.keyboard.press('l');
  await expect(list).toHaveCount(0);
  await expect.poll(async () => (await api.get(`/flows/${flow.id}/draft/mine`)).document.nodes.length).toBe(4);
});

test('the list on a phone', async ({ page, api, signIn }) => {
  await api.setUp();
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(ADMIN);
  const flow = (await api.get('/flows')).items[0];
  await open(page, `/flows/${flow.id}`);
  await page.getByRole('button', { name: 'Show as a list' }).click();
  const list = page.getByRole('region', { name: 'The flow as a list' });
  await expect(list.locator('.flow-list-step').first()).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await list.locator('.flow-list-step').nth(1).click();
  await expect(page.getByRole('dialog', { name: 'Step' })).toBeVisible();
});
