// Drawing: select several, line up, open and close chains, tidy, undo; by mouse and by keyboard.
import { Canvas, SHOP, createFlow, draft, next } from '../support/canvas';
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

test.beforeEach(async ({ api, signIn }) => {
  await api.setUp();
  await api.signIn(ADMIN);
  await signIn(ADMIN);
});

test('several steps are selected by a box, lined up, and put back by one undo', async ({ page, api }) => {
  const id = await createFlow(api, SHOP);
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(id);
  await page.keyboard.press('1');
  const [hello, lonely] = [await canvas.head('hello'), await canvas.head('lonely')];

  await test.step('a box with Shift, then one more with Shift and a click', async () => {
    await page.keyboard.down('Shift');
    await canvas.drag({ x: hello.x - 40, y: hello.y - 40 }, { x: lonely.x + 10, y: lonely.y + 10 });
    await canvas.selected(['hello', 'lonely']);
    const ask = await canvas.head('ask');
    await page.mouse.click(ask.x, ask.y);
    await canvas.selected(['hello', 'lonely', 'ask']);
    await page.mouse.click(ask.x, ask.y);
    await page.keyboard.up('Shift');
    await canvas.selected(['hello', 'lonely']);
  });

  await test.step('line them up at the top', async () => {
    const before = await canvas.top('lonely');
    await canvas.toolbar.getByRole('button', { name: 'Line up' }).click();
    await page.getByRole('menuitem', { name: 'Upper sides' }).click();
    await expect.poll(() => canvas.top('lonely')).toBeCloseTo(await canvas.top('hello'), 0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => canvas.top('lonely')).toBeCloseTo(before, 0);
    // The same by keys.
    await page.keyboard.press('Alt+w');
    await expect.poll(() => canvas.top('lonely')).toBeCloseTo(await canvas.top('hello'), 0);
    await page.keyboard.press('Control+z');
  });

  await test.step('the selecting tool needs no Shift', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Select several' }).click();
    await canvas.drag({ x: hello.x - 40, y: hello.y - 40 }, { x: lonely.x + 10, y: lonely.y + 10 });
    await canvas.selected(['hello', 'lonely']);
    await page.getByRole('button', { name: 'Move the canvas' }).click();
  });

  await test.step('moved together', async () => {
    const [left, top] = [await canvas.left('lonely'), await canvas.top('hello')];
    const from = await canvas.head('hello');
    await canvas.drag(from, { x: from.x + 64, y: from.y + 64 });
    expect(await canvas.left('lonely')).toBeGreaterThan(left + 40);
    expect(await canvas.top('hello')).toBeGreaterThan(top + 40);
    await editor.saved();
    const { layout } = await draft(api, id);
    expect(layout.nodes.lonely[0]).toBeGreaterThan(320);
    // A place is no change of what the flow does.
    expect(layout.nodes.start).toEqual([0, 0]);
  });
});

test('a chain is closed when a step is taken out, and opened to put one in', async ({ page, api }) => {
  const id = await createFlow(api, SHOP);
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(id);
  await page.keyboard.press('1');

  await test.step('delete the greeting: the start leads to what followed', async () => {
    await editor.select('hello');
    await page.keyboard.press('Delete');
    await expect(canvas.card('hello')).toHaveCount(0);
    await editor.saved();
    expect((await draft(api, id)).triggers[0].to).toBe('ask');
    await page.keyboard.press('Control+z');
    await expect(canvas.card('hello')).toBeVisible();
    await editor.saved();
    expect(await next(api, id, 'hello')).toEqual({ next: 'ask' });
  });

  await test.step('a question with two ways on is cut, not guessed', async () => {
    await editor.select('menu');
    await page.keyboard.press('Delete');
    await editor.saved();
    expect(await next(api, id, 'ask')).toEqual({});
    await page.keyboard.press('Control+z');
    await editor.saved();
    expect(await next(api, id, 'menu')).toEqual({ yes: 'thanks', no: 'ask' });
  });

  await test.step('the plus of a wire puts a step in between, and what follows makes room', async () => {
    // The canvas may move to show the new step, so places are compared among each other.
    const gap = async () => (await canvas.left('ask')) - (await canvas.left('hello'));
    const before = await gap();
    const wire = await canvas.wire('hello', 'next');
    await page.mouse.move(wire.x, wire.y);
    await page.getByRole('button', { name: 'Put a step in between' }).click();
    const question = page.getByRole('dialog', { name: 'Which step comes next?' });
    await question.getByRole('button', { name: 'Wait', exact: true }).click();
    await editor.saved();
    expect(await next(api, id, 'hello')).toEqual({ next: 'wait_1' });
    expect(await next(api, id, 'wait_1')).toEqual({ next: 'ask' });
    expect(await gap()).toBeGreaterThan(before + 100);
    await page.keyboard.press('Control+z');
    await expect(canvas.card('wait_1')).toHaveCount(0);
    await expect.poll(gap).toBeCloseTo(before, 0);
  });

  await test.step('a step from the palette, dropped on a wire', async () => {
    const wire = await canvas.wire('ask', 'next');
    const item = page.locator('.palette-item[data-step="text"]');
    await item.dispatchEvent('dragstart', { dataTransfer: await page.evaluateHandle(() => new DataTransfer()) });
    const carried = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.setData('application/x-botloom-step', 'text');
      return data;
    });
    const over = { dataTransfer: carried, clientX: wire.x, clientY: wire.y };
    await page.locator('.editor-canvas').dispatchEvent('dragover', over);
    await expect(page.getByRole('button', { name: 'Put a step in between' })).toBeVisible();
    await page.locator('.editor-canvas').dispatchEvent('drop', over);
    await editor.saved();
    expect(await next(api, id, 'ask')).toEqual({ next: 'text_1' });
    expect(await next(api, id, 'text_1')).toEqual({ next: 'menu' });
    await page.keyboard.press('Control+z');
  });

  await test.step('a wire let go over nothing asks which step comes next', async () => {
    const port = await canvas.middle(canvas.port('thanks', 'next'));
    await canvas.drag(port, { x: port.x + 20, y: port.y + 200 });
    const question = page.getByRole('dialog', { name: 'Which step comes next?' });
    await question.getByRole('searchbox').fill('end');
    await question.getByRole('button', { name: 'End', exact: true }).click();
    await editor.saved();
    expect(await next(api, id, 'thanks')).toEqual({ next: 'end_1' });
  });
});

test('everything is done by keyboard alone', async ({ page, api }) => {
  const id = await createFlow(api, SHOP);
  const [editor, canvas] = [new Editor(page), new Canvas(page)];
  await editor.open(id);

  await test.step('to the start, and along the flow', async () => {
    await canvas.root.focus();
    await page.keyboard.press('Home');
    await expect(canvas.card('start')).toBeFocused();
    await page.keyboard.press('Control+ArrowRight');
    await expect(canvas.card('hello')).toBeFocused();
    await canvas.selected(['hello']);
  });

  await test.step('lead a port elsewhere: Enter, arrows, Enter', async () => {
    await page.keyboard.press('1');
    await canvas.port('thanks', 'next').focus();
    await page.keyboard.press('Enter');
    await expect(canvas.root).toHaveAttribute('data-mode', 'wire');
    await page.keyboard.press('ArrowLeft');
    await expect(canvas.card('menu')).toBeFocused();
    await page.keyboard.press('Enter');
    await editor.saved();
    expect(await next(api, id, 'thanks')).toEqual({ next: 'menu' });
  });

  await test.step('a new step in the middle of a wire: Shift Enter on the port', async () => {
    await canvas.port('hello', 'next').focus();
    await page.keyboard.press('Shift+Enter');
    const question = page.getByRole('dialog', { name: 'Which step comes next?' });
    await expect(question.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await canvas.port('hello', 'next').focus();
    await page.keyboard.press('Shift+Enter');
    await question.getByRole('searchbox').fill('wait');
    await question.getByRole('button', { name: 'Wait', exact: true }).focus();
    await page.keyboard.press('Enter');
    await editor.saved();
    expect(await next(api, id, 'hello')).toEqual({ next: 'wait_1' });
    expect(await next(api, id, 'wait_1')).toEqual({ next: 'ask' });
  });

  await test.step('tidy up, the same each time, and one undo puts all back', async () => {
    await canvas.root.focus();
    const places = async () => (await draft(api, id)).layout.nodes;
    const before = await places();
    await page.keyboard.press('t');
    await editor.saved();
    const tidied = await places();
    expect(tidied).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await editor.saved();
    expect(await places()).toEqual(before);
    await page.keyboard.press('t');
    await editor.saved();
    expect(await places()).toEqual(tidied);
  });
});
