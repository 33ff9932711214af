// The engine in the page is the engine on the server: recorded conversations, with the trace hashes that the
// server's build wrote, are replayed by the WebAssembly that the editor uses.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, open, test } from '../support/fixtures';

const folder = join(__dirname, '../../engine/core/testdata/golden');

interface Golden {
  name: string;
  error?: string;
  steps: { out: { hash: string; sent: unknown[] }[] }[];
}

test('golden runs come to the same hashes in the browser', async ({ page }) => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(5);
  await open(page, '/login');
  // The module that the page has loaded already; importing it again gives the same instance.
  const module = await page.locator('link[rel=modulepreload]').first().getAttribute('href');
  let steps = 0;
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const recorded = JSON.parse(text) as Golden;
    const replayed = await page.evaluate(
      async ([address, golden]) => {
        const { replay } = await import(address as string);
        return JSON.parse(await replay(golden)) as unknown;
      },
      [module, text],
    );
    const { error, steps: actual } = replayed as Golden;
    expect(error, file).toBeUndefined();
    // The hashes first: they are the proof. Then everything else, which says what differs.
    const hashes = (of: Golden['steps']) => of.map((step) => step.out.map((out) => out.hash));
    expect.soft(hashes(actual), file).toEqual(hashes(recorded.steps));
    expect.soft(actual, file).toEqual(recorded.steps);
    steps += recorded.steps.flatMap((step) => step.out).filter((out) => /^[0-9a-f]{32}$/.test(out.hash)).length;
  }
  expect(steps, 'steps with a hash').toBeGreaterThan(20);
});

test('a changed recording is noticed', async ({ page }) => {
  const file = readdirSync(folder).filter((name) => name.endsWith('.json'))[0] ?? '';
  const golden = JSON.parse(readFileSync(join(folder, file), 'utf8')) as any;
  const before = golden.steps[0].out[0].hash;
  golden.contact = { ...golden.contact, name: 'Somebody Else' };
  golden.flow.nodes.forEach((node: any) => {
    if (node.type === 'text') node.config.text += ' changed';
  });
  await open(page, '/login');
  const module = await page.locator('link[rel=modulepreload]').first().getAttribute('href');
  const all = await page.evaluate(
    async ([address, text]) => (await import(address as string)).replay(text) as Promise<string>,
    [module, JSON.stringify(golden)],
  );
  const hashes = (JSON.parse(all) as Golden).steps.flatMap((step) => step.out.map((out) => out.hash));
  const recorded = golden.steps.flatMap((step: any) => step.out.map((out: any) => out.hash));
  expect(before).toMatch(/^[0-9a-f]{32}$/);
  expect(hashes).not.toEqual(recorded);
});
