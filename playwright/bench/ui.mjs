// Measures the admin UI in headless Chromium against a running binary, and prints a line `name value` for each figure.
//
//   BOTLOOM_BIN=target/release/botloom CHROMIUM=/usr/bin/chromium node playwright/bench/ui.mjs
//
// What each figure means, and the figures of the last measurement, are in docs/performance.md.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const NODES = 1000;
const COLUMNS = 40;
const RUNS = 5;
const DRAG_MS = 4000;
const LETTERS = 60;
const ADMIN = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery staple' };

/** Notes, inside of the page, what only the page can time. */
function watch() {
  window.bench = { hydrated: null, card: null, moves: 0, memory: null };
  const look = () => {
    const now = performance.now();
    if (window.bench.hydrated === null && document.documentElement?.hasAttribute('data-hydrated')) {
      window.bench.hydrated = now;
    }
    if (window.bench.card === null && document.querySelector('[data-canvas-node]')) {
      // The frame in which it is on the screen, not the one in which it was put into the page.
      window.bench.card = now;
      requestAnimationFrame(() => setTimeout(() => (window.bench.card = performance.now()), 0));
    }
  };
  new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
  addEventListener('pointermove', () => (window.bench.moves += 1), { capture: true, passive: true });
  // The module keeps its memory to itself; it is seen when the module is made.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      window.bench.memory = exports.memory ?? window.bench.memory;
      return made;
    };
  }
}

/** A flow of a thousand steps that lead to each other, one in five with options, drawn in rows. */
function largeFlow() {
  const nodes = [];
  const places = { start: [-400, 0] };
  for (let at = 0; at < NODES; at += 1) {
    const id = `n${at}`;
    const next = (by) => `n${Math.min(at + by, NODES - 1)}`;
    places[id] = [(at % COLUMNS) * 360, Math.floor(at / COLUMNS) * 300];
    if (at % 5 === 2) {
      const options = ['Yes', 'No', 'Later'].map((title) => ({ id: title.toLowerCase(), title }));
      const config = { text: `Question ${at}: shall we go on, {{ contact.name }}?`, options };
      nodes.push({ id, type: 'choice', config, next: { yes: next(1), no: next(2), later: next(COLUMNS) } });
    } else {
      const config = { text: `Message ${at} for {{ contact.name }}, with some words that say something.` };
      nodes.push({ id, type: 'text', config, ...(at < NODES - 1 ? { next: { next: next(1) } } : {}) });
    }
  }
  const triggers = [{ id: 'start', type: 'keyword', config: { keywords: ['hi'] }, to: 'n0' }];
  return { spec: '1.0', name: 'A thousand steps', triggers, nodes, layout: { nodes: places } };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startServer() {
  const data = await mkdtemp(join(tmpdir(), 'botloom-bench-ui-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.env.BOTLOOM_BIN, ['serve', '--listen', `127.0.0.1:${port}`, '--data', data], {
    env: { PATH, HOME, BOTLOOM_PUBLIC_URL: url, BOTLOOM_LOG: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const deadline = Date.now() + 60_000;
  for (;;) {
    const link = output.match(/\/setup\?token=[^\s"]+/)?.[0];
    const ready = link && (await fetch(`${url}/health/ready`).then((answer) => answer.ok, () => false));
    if (ready) {
      const stop = async () => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await gone;
        await rm(data, { recursive: true, force: true });
      };
      return { url, token: new URL(link, url).searchParams.get('token'), stop };
    }
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the server did not start:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

function print(name, value) {
  console.log(`${name} ${Number.isInteger(value) ? value : value.toFixed(1)}`);
}

async function until(page, read) {
  const handle = await page.waitForFunction(read, undefined, { polling: 50, timeout: 60_000 });
  return handle.jsonValue();
}

/** A new profile with an empty cache, signed in. */
async function visitor(browser, server) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: server.url });
  await context.addInitScript(watch);
  // The first look at the editor would lie over what is measured.
  await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('botloom-tour', 'seen'));
  const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
  const signedIn = await context.request.post('/api/v1/session', {
    headers,
    data: { email: ADMIN.email, password: ADMIN.password },
  });
  if (!signedIn.ok()) throw new Error(`signing in: ${signedIn.status()} ${await signedIn.text()}`);
  return context;
}

/** First paint and the moment at which the page can be used, of a first visit to the list of flows. */
async function firstVisit(browser, server) {
  const context = await visitor(browser, server);
  const page = await context.newPage();
  await page.goto('/flows');
  const interactive = await until(page, () => window.bench.hydrated);
  const paint = await until(page, () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  await context.close();
  return { paint, interactive };
}

/** What crosses the wire for a page's modules: a browser that takes brotli gets them compressed. */
async function wasmSize(browser, server, path, ready) {
  const context = await visitor(browser, server);
  const page = await context.newPage();
  const asked = new Set();
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) asked.add(request.url());
  });
  await page.goto(path);
  await until(page, ready);
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {});
  await context.close();
  let bytes = 0;
  for (const url of asked) {
    const answer = await fetch(url, { headers: { 'accept-encoding': 'br' }, redirect: 'error' });
    if (answer.headers.get('content-encoding') !== 'br') throw new Error(`${url} is not sent as brotli`);
    bytes += Number(answer.headers.get('content-length'));
  }
  if (bytes === 0) throw new Error(`${path} asked for no module`);
  return bytes / 1024;
}

/** Frames per second while the mouse drags a card around; and how many movements the page took meanwhile. */
async function drag(page, card) {
  const box = await card.boundingBox();
  const [x, y] = [box.x + box.width / 3, box.y + Math.min(box.height / 2, 14)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12);
  await page.evaluate(() => {
    window.bench.moves = 0;
    window.bench.frames = [];
    const frame = (now) => {
      window.bench.frames.push(now);
      window.bench.running = requestAnimationFrame(frame);
    };
    window.bench.running = requestAnimationFrame(frame);
  });
  const end = Date.now() + DRAG_MS;
  for (let step = 0; Date.now() < end; step += 1) {
    await page.mouse.move(x + 160 * Math.sin(step / 9), y + 120 * Math.cos(step / 7));
  }
  const result = await page.evaluate(() => {
    cancelAnimationFrame(window.bench.running);
    return { frames: window.bench.frames, moves: window.bench.moves };
  });
  await page.mouse.up();
  const seconds = (result.frames.at(-1) - result.frames[0]) / 1000;
  const gaps = result.frames.slice(1).map((at, index) => at - result.frames[index]);
  return { fps: gaps.length / seconds, moves: result.moves / seconds, worst: percentile(gaps, 0.99) };
}

/** Milliseconds from each key to the frame that shows it, in the text of a step. */
async function typing(page) {
  const field = page.getByLabel('Message', { exact: true });
  await field.click();
  await page.evaluate(() => {
    window.bench.keys = [];
    addEventListener('keydown', (event) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.bench.keys.push(performance.now() - event.timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    }, { capture: true });
  });
  await page.keyboard.type('x'.repeat(LETTERS), { delay: 90 });
  await page.waitForFunction((wanted) => window.bench.keys.length >= wanted, LETTERS);
  return page.evaluate(() => window.bench.keys);
}

const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--js-flags=--expose-gc',
  ],
});
try {
  const headers = { origin: server.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const setup = await fetch(`${server.url}/api/v1/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: server.token, ...ADMIN, workspace_name: 'Bench' }),
  });
  if (!setup.ok) throw new Error(`set-up: ${setup.status} ${await setup.text()}`);

  print('ui.wasm_brotli_kb', await wasmSize(browser, server, '/', () => window.bench.hydrated));
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await firstVisit(browser, server));
  print('ui.first_paint_ms', Math.round(median(visits.map((visit) => visit.paint))));
  print('ui.interactive_ms', Math.round(median(visits.map((visit) => visit.interactive))));

  const context = await visitor(browser, server);
  const made = await context.request.post('/api/v1/flows', {
    headers,
    data: { name: 'A thousand steps', document: largeFlow() },
  });
  if (!made.ok()) throw new Error(`making the flow: ${made.status()} ${await made.text()}`);
  const { id } = await made.json();
  print('ui.wasm_editor_brotli_kb', await wasmSize(browser, server, `/flows/${id}`, () => window.bench.card));
  const page = await context.newPage();
  const opened = [];
  // The first opening fills the cache; what is measured is what somebody who works here sees every day.
  for (let run = 0; run <= RUNS; run += 1) {
    await page.goto('about:blank');
    await page.goto(`/flows/${id}`);
    await until(page, () => window.bench.card);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
    if (run > 0) opened.push(await page.evaluate(() => window.bench.card));
  }
  print('ui.open_1000_nodes_ms', Math.round(median(opened)));

  const near = await drag(page, page.locator('[data-canvas-node="n0"]'));
  print('ui.fps_drag_1000_nodes', near.fps);
  print('ui.moves_per_s_drag_1000_nodes', near.moves);
  print('ui.worst_frame_ms_drag_1000_nodes', near.worst);

  await page.locator('[data-canvas-node="n0"]').click({ position: { x: 24, y: 16 } });
  const keys = await typing(page);
  print('ui.type_latency_ms', Math.round(percentile(keys, 0.95)));

  await page.locator('.canvas').focus();
  await page.keyboard.press('1');
  await page.waitForFunction((nodes) => document.querySelectorAll('[data-canvas-node]').length > nodes, NODES * 0.9);
  const far = await drag(page, page.locator('[data-canvas-node="n210"]'));
  print('ui.fps_drag_1000_nodes_all_visible', far.fps);

  await page.evaluate(() => globalThis.gc?.());
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find((metric) => metric.name === 'JSHeapUsedSize').value;
  const memory = await page.evaluate(() => window.bench.memory?.buffer.byteLength ?? 0);
  if (memory === 0) throw new Error('the memory of the module was not seen');
  print('ui.heap_mb_1000_nodes', (heap + memory) / 1e6);
} finally {
  await browser.close();
  await server.stop();
}
