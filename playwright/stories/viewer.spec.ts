// A viewer looks at everything and changes nothing: not in the page, and not past it through the API.
import { ADMIN, Api, VIEWER } from '../support/api';
import { expect, hydrated, open, test } from '../support/fixtures';
import { request } from '@playwright/test';

test('a viewer cannot edit in the page', async ({ page, api, signIn }) => {
  await api.setUp();
  await api.createUser(VIEWER);
  const flows = await api.get('/flows');
  const flow = flows.items[0];
  const before = await api.get(`/flows/${flow.id}/draft`);

  await signIn(VIEWER);
  await open(page, `/flows/${flow.id}`);
  await expect(page.getByText('View only')).toBeVisible();
  await expect(page.getByLabel('Name of the flow')).toHaveAttribute('readonly', '');
  for (const name of ['Publish', 'Undo', 'Redo', 'Tidy up']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole('complementary', { name: 'Steps to add' })).toHaveCount(0);

  // Keys that change a flow for an editor do nothing here.
  const cards = page.locator('[data-canvas-node]');
  await cards.first().click();
  const steps = await page.getByLabel(/^Flow with \d+ steps/).getAttribute('aria-label');
  for (const key of ['Delete', 'Backspace', 'ArrowRight', 'Control+d', 'Control+v', 'Control+z', 't', 'Control+s']) {
    await page.keyboard.press(key);
  }
  expect(await page.getByLabel(/^Flow with \d+ steps/).getAttribute('aria-label')).toBe(steps);
  // The form of the selected step is there to read.
  for (const field of await page.getByRole('textbox').all()) {
    if (await field.isVisible()) expect(await field.evaluate(isLocked), await field.innerHTML()).toBe(true);
  }
  await page.reload();
  await hydrated(page);
  const after = await api.get(`/flows/${flow.id}/draft`);
  expect(after.etag).toBe(before.etag);

  // Pages for admins are not offered.
  await open(page, '/');
  await expect(page.getByRole('navigation').getByRole('link', { name: 'People' })).toHaveCount(0);
  await open(page, '/flows');
  await expect(page.getByRole('button', { name: /new flow/i })).toHaveCount(0);
});

/** Whether people cannot type into a field; a search field of the page may stay open. */
function isLocked(field: Element): boolean {
  const input = field as HTMLInputElement;
  return input.readOnly || input.disabled || input.type === 'search' || input.closest('[data-play]') !== null;
}

test('a viewer cannot edit through the API', async ({ api, botloom }) => {
  await api.setUp();
  await api.createUser(VIEWER);
  const number = await api.createCloudNumber('Cloud');
  const flow = (await api.get('/flows')).items[0];
  const draft = await api.get(`/flows/${flow.id}/draft`);
  const simulator = await api.simulator();

  const context = await request.newContext();
  const viewer = new Api(context, botloom);
  await viewer.signIn(VIEWER);

  const writes: [Parameters<Api['send']>[0], string, object?, Record<string, string>?][] = [
    ['post', '/flows', { name: 'Mine' }],
    ['patch', `/flows/${flow.id}`, { name: 'Mine' }],
    ['delete', `/flows/${flow.id}`],
    ['put', `/flows/${flow.id}/draft`, { document: draft.document }, { 'if-match': `"${draft.etag}"` }],
    ['post', `/flows/${flow.id}/publish`, { number_ids: [number.id] }],
    ['post', '/numbers', { kind: 'simulator', name: 'Mine' }],
    ['patch', `/numbers/${number.id}`, { name: 'Mine' }],
    ['delete', `/numbers/${number.id}`],
    ['post', `/numbers/${simulator.id}/simulate`, { from: 'phone', text: 'hi' }],
    ['get', '/users'],
    ['post', '/users', { ...ADMIN, email: 'eve@example.org' }],
    ['get', '/exports/messages.csv'],
    ['get', '/exports/answers.csv'],
  ];
  for (const [method, path, body, headers] of writes) {
    const response = await viewer.send(method, path, body, headers);
    expect.soft(response.status(), `${method} ${path}`).toBe(403);
    expect.soft((await response.json()).code, `${method} ${path}`).toBe('forbidden');
  }

  // Looking is allowed, and shows no secret.
  const seen = (await viewer.get('/numbers')).items;
  expect(seen.find((one: any) => one.id === number.id).verify_token ?? null).toBeNull();
  expect(JSON.stringify(seen)).not.toContain(number.appSecret);
  expect((await viewer.get(`/flows/${flow.id}/draft`)).etag).toBe(draft.etag);
  await context.dispose();
});
