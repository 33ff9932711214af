// A flow with errors: an editor is told what to do, an admin decides deliberately, and the history remembers it.
import { ADMIN, EDITOR } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

const BROKEN = {
  spec: '1.0',
  name: 'Broken',
  triggers: [{ id: 'start', type: 'any_message', to: 'hello' }],
  nodes: [{ id: 'hello', type: 'text', config: { text: 'Hello' }, next: { next: 'nowhere' } }],
};

test('errors stop editors, and an admin only after a deliberate yes', async ({ page, api, signIn }) => {
  await api.setUp();
  await api.createUser(EDITOR);
  const flow = await api.post('/flows', { name: 'Broken', document: BROKEN });
  const editor = new Editor(page);
  const dialog = page.getByRole('dialog', { name: 'Publish' });

  await test.step('an editor sees the errors and whom to ask', async () => {
    await signIn(EDITOR);
    await editor.open(flow.id);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog).toContainText('1 error in this flow');
    await expect(dialog).toContainText('an admin of your workspace can publish');
    await expect(dialog.getByRole('button', { name: /^(Publish to|Keep as)/ })).toHaveCount(0);
    await expect(dialog.getByRole('checkbox')).toHaveCount(0);
    await dialog.getByRole('list', { name: 'Errors' }).getByRole('button').first().click();
    await expect(dialog).toHaveCount(0);
    await expect(editor.card('hello')).toHaveAttribute('data-selected', 'true');
  });

  await test.step('an admin has to say that the errors are known', async () => {
    await page.context().clearCookies();
    await signIn(ADMIN);
    await editor.open(flow.id);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog.getByRole('button', { name: /^(Publish to|Keep as)/ })).toHaveCount(0);
    await dialog.getByLabel('Publish it with these errors').check();
    await dialog.getByRole('checkbox', { name: /Demo number/ }).check();
    await dialog.getByLabel(/What is new/).fill('Has to be out today');
    await dialog.getByRole('button', { name: 'Publish to 1 number with 1 error' }).click();
    await expect(page.getByText('Version 1 is live')).toBeVisible();
  });

  await test.step('the history says who decided', async () => {
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    const row = page.locator('[data-version="1"]');
    await expect(row).toContainText(`Published with 1 error; ${ADMIN.name} decided that.`);
    await expect(row).toContainText('Has to be out today');
  });
});
