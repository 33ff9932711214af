// The first look at the editor: four places, which can be left and taken again.
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

test('the first look at the editor', async ({ page, api, signIn }) => {
  await api.setUp();
  const flow = (await api.get('/flows')).items[0];
  await signIn(ADMIN);
  // As a browser that never saw the editor.
  await page.context().addInitScript(() => {
    if (!sessionStorage.getItem('began')) localStorage.removeItem('botloom-tour');
    sessionStorage.setItem('began', 'yes');
  });
  const editor = new Editor(page);
  await editor.open(flow.id);
  const tour = page.getByRole('dialog', { name: 'A first look' });
  for (const [index, title] of ['Everything a bot can do', 'Your flow', 'Try it at once', 'Let it answer'].entries()) {
    await expect(tour.getByRole('heading', { name: title })).toBeVisible();
    await expect(tour).toContainText(`${index + 1} of 4`);
    // The whole card is on the screen.
    const box = await tour.boundingBox();
    const size = page.viewportSize();
    expect(box && size && box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true);
    await tour.getByRole('button', { name: /Next|Done/ }).click();
  }
  await expect(tour).toHaveCount(0);
  await page.reload();
  await expect(editor.cards.first()).toBeVisible();
  await expect(tour).toHaveCount(0);

  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Take the first look again' }).click();
  await expect(tour).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
});
