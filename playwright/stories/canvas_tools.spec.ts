// What helps with a large drawing: search, map, notes, colours, folding, the clipboard, subflows, fingers.
import { Canvas, SHOP, createFlow, draft, next } from '../support/canvas';
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

test.beforeEach(async ({ api, signIn }) => {
  await api.setUp();
  await api.signIn(ADMIN);
  await signIn(ADMIN);
});

test('words are found in this flow and in all flows', async ({ page, api }) => {
  const id = await createFlow(api, SHOP);
  const other = await createFlow(api, {
    ...SHOP,
    name: 'Delivery',
    nodes: [{ id: 'where', type: 'text', title: 'Where', config: { text: 'The parcel is in Łódź.' } }],
    triggers: [{ id: 'start', type: 'keyword', config: { keywords: ['where'] }, to: 'where' }],
    layout: { nodes: {} },
  } as typeof SHOP);
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(id);
  await page.keyboard.press('Control+f');
  const find = page.getByRole('search', { name: 'Find' });
  await expect(find.getByRole('textbox')).toBeFocused();

  await test.step('jump through the hits', async () => {
    await page.keyboard.type('order');
    await expect(find.getByRole('status').first()).toHaveText('1 of 3');
    await page.keyboard.press('Enter');
    await canvas.selected(['ask']);
    await page.keyboard.press('Enter');
    await canvas.selected(['menu']);
    await expect(find.getByRole('status').first()).toHaveText('2 of 3');
    await page.keyboard.press('Shift+Enter');
    await canvas.selected(['ask']);
    await find.getByRole('textbox').fill('nobody comes');
    await find.getByRole('button', { name: /Lonely/ }).click();
    await canvas.selected(['lonely']);
  });

  await test.step('look in all flows, and go there', async () => {
    await find.getByRole('textbox').fill('łódź');
    await expect(find.getByRole('status').first()).toHaveText('Nothing');
    await find.getByRole('button', { name: 'Look in all flows' }).click();
    await find.getByRole('link', { name: /Delivery/ }).click();
    await expect(page).toHaveURL(new RegExp(`/flows/${other}\\?show=where`));
    await canvas.selected(['where']);
  });
});

test('steps are copied to another flow, and what is not ours is refused', async ({ page, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [from, to] = [await createFlow(api, SHOP), await createFlow(api, { ...SHOP, name: 'Copy' })];
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(from);
  await page.keyboard.press('1');
  await editor.select('hello');
  await page.keyboard.down('Shift');
  const ask = await canvas.head('ask');
  await page.mouse.click(ask.x, ask.y);
  await page.keyboard.up('Shift');
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('botloom_clip');

  await test.step('into another flow, by the system clipboard', async () => {
    await editor.open(to);
    await canvas.root.focus();
    await page.keyboard.press('Control+v');
    await canvas.selected(['text_1', 'ask_text_1']);
    await editor.saved();
    expect(await next(api, to, 'text_1')).toEqual({ next: 'ask_text_1' });
    // What it led to was not copied.
    expect(await next(api, to, 'ask_text_1')).toEqual({});
  });

  await test.step('foreign JSON changes nothing and says so', async () => {
    const before = await draft(api, to);
    for (const foreign of ['{"nodes":[{"name":"Webhook","type":"n8n"}],"connections":{}}', 'just words']) {
      await page.evaluate((text) => navigator.clipboard.writeText(text), foreign);
      await canvas.root.focus();
      await page.keyboard.press('Control+v');
      await expect(page.getByText('Nothing was pasted')).toBeVisible();
    }
    await page.evaluate((text) => navigator.clipboard.writeText(text), '{"botloom_clip":"1.0","nodes":[{"id":"a","type":"no"}],"places":{}}');
    await page.keyboard.press('Control+v');
    await expect(page.getByText('Some of it is missing or was changed')).toBeVisible();
    await editor.saved();
    expect(await draft(api, to)).toEqual(before);
  });

  await test.step('duplicate stands beside its original', async () => {
    await page.keyboard.press('1');
    await editor.select('thanks');
    await page.keyboard.press('Control+d');
    await canvas.selected(['text_2']);
  });
});

test('notes, colours, folding and the map', async ({ page, api }) => {
  const id = await createFlow(api, SHOP);
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(id);
  await page.keyboard.press('1');

  await test.step('a note', async () => {
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByLabel('Text of the note').fill('Ask the shop about refunds');
    await expect(canvas.card('note:note_1')).toContainText('about refunds');
    await editor.saved();
    expect((await draft(api, id)).layout.notes[0].text).toBe('Ask the shop about refunds');
  });

  await test.step('a colour, and folded to its head', async () => {
    await editor.select('menu');
    const height = (await canvas.card('menu').boundingBox())?.height ?? 0;
    await canvas.toolbar.getByRole('button', { name: 'Colour' }).click();
    await page.getByRole('menuitem', { name: 'Green' }).click();
    await expect(canvas.card('menu').locator('.flow-card')).toHaveAttribute('data-color', 'green');
    await canvas.toolbar.getByRole('button', { name: 'Fold' }).click();
    await expect.poll(async () => (await canvas.card('menu').boundingBox())?.height ?? 0).toBeLessThan(height / 2);
    await editor.saved();
    expect((await draft(api, id)).layout.looks.menu).toEqual({ color: 'green', folded: true });
    await canvas.toolbar.getByRole('button', { name: 'Unfold' }).click();
  });

  await test.step('how it looks is no change of what it does', async () => {
    const simulator = await api.simulator();
    await api.post(`/flows/${id}/publish`, { number_ids: [simulator.id] });
    await editor.select('thanks');
    await page.keyboard.press('f');
    await page.keyboard.press('ArrowRight');
    await editor.saved();
    expect((await api.get(`/flows/${id}`)).has_unpublished_changes).toBe(false);
  });

  await test.step('the map moves what is seen', async () => {
    await canvas.root.focus();
    await page.keyboard.press('0');
    const map = page.getByRole('group', { name: /Map of the flow/ });
    const seen = () => page.locator('.canvas-layer').evaluate((layer) => new DOMMatrix(getComputedStyle(layer).transform).e);
    const before = await seen();
    const box = await map.boundingBox();
    if (!box) throw new Error('there is no map');
    await page.mouse.click(box.x + box.width - 12, box.y + box.height / 2);
    await expect.poll(seen).toBeLessThan(before - 50);
    await map.focus();
    const moved = await seen();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(seen).toBeGreaterThan(moved + 50);
    await canvas.root.focus();
    await page.keyboard.press('m');
    await expect(map).toHaveCount(0);
  });
});

test('a part becomes a subflow that can be opened and left again', async ({ page, api }) => {
  const id = await createFlow(api, SHOP);
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(id);
  await page.keyboard.press('1');
  const pick = async (ids: string[]) => {
    await page.keyboard.press('Escape');
    await page.keyboard.down('Shift');
    for (const one of ids) {
      const at = await canvas.head(one);
      await page.mouse.click(at.x, at.y);
    }
    await page.keyboard.up('Shift');
    await canvas.selected(ids);
  };

  await test.step('two ways in are explained', async () => {
    await pick(['hello', 'menu']);
    await canvas.toolbar.getByRole('button', { name: 'Make a subflow of it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a subflow' });
    await expect(dialog).toContainText('A subflow has one way in');
    await dialog.getByRole('button', { name: 'Understood' }).click();
  });

  await test.step('one way in works', async () => {
    await pick(['ask', 'menu']);
    await canvas.toolbar.getByRole('button', { name: 'Make a subflow of it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a subflow' });
    await expect(dialog).toContainText('Passed in: order_number. Taken back: order_number.');
    await dialog.getByLabel('Name of the new flow').fill('Order number');
    await dialog.getByRole('button', { name: 'Make a subflow' }).click();
    await canvas.selected(['subflow_1']);
    await editor.saved();
    expect(await next(api, id, 'hello')).toEqual({ next: 'subflow_1' });
    await expect(canvas.card('ask')).toHaveCount(0);
    const linked = await api.get(`/flows/${id}/linked`);
    expect(linked.issues.filter((issue: any) => issue.severity === 'error')).toEqual([]);
  });

  await test.step('in, and back', async () => {
    await canvas.toolbar.getByRole('button', { name: /Open “Order number”/ }).click();
    await expect(page.getByLabel('Name of the flow')).toHaveValue('Order number');
    await expect(canvas.card('menu')).toBeVisible();
    await page.getByRole('navigation', { name: 'Way here' }).getByRole('link', { name: 'Shop' }).click();
    await expect(page.getByLabel('Name of the flow')).toHaveValue('Shop');
    await expect(canvas.card('subflow_1')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Way here' })).toHaveCount(0);
  });
});

test('fingers zoom, move and select', async ({ browser, page, api }) => {
  const id = await createFlow(api, SHOP);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `/flows/${id}`);
  const canvas = new Canvas(page);
  await expect(canvas.card('hello')).toBeVisible();
  expect(browser.isConnected()).toBe(true);
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, at) => ({ ...point, id: at })),
    });
  const width = async () => (await canvas.card('hello').boundingBox())?.width ?? 0;

  await test.step('two fingers zoom', async () => {
    const before = await width();
    await touch('touchStart', [{ x: 150, y: 400 }]);
    await touch('touchStart', [{ x: 150, y: 400 }, { x: 230, y: 400 }]);
    for (let spread = 0; spread <= 60; spread += 10) {
      await touch('touchMove', [{ x: 150 - spread, y: 400 }, { x: 230 + spread, y: 400 }]);
    }
    await touch('touchEnd', []);
    await expect.poll(width).toBeGreaterThan(before * 1.5);
  });

  await test.step('a finger that rests picks; the next tap adds', async () => {
    await page.getByRole('button', { name: 'Show everything' }).click();
    const [hello, ask] = [await canvas.middle(canvas.card('hello')), await canvas.middle(canvas.card('ask'))];
    await touch('touchStart', [hello]);
    await canvas.selected(['hello']);
    await touch('touchEnd', []);
    await touch('touchStart', [ask]);
    await touch('touchEnd', []);
    await canvas.selected(['hello', 'ask']);
    await expect(canvas.toolbar).toBeVisible();
  });
});
