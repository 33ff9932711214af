// What every story starts from: a fresh Botloom, a mock Graph API beside it, and a page that is watched.
import { test as base, expect, request, type Page } from '@playwright/test';
import { Api, type Person } from './api';
import { Botloom } from './botloom';
import { MockGraph } from './graph';
import { Hygiene } from './hygiene';
import { Outside } from './outside';
import { FakeWhatsapp } from './whatsapp';

interface Fixtures {
  graph: MockGraph;
  /** Another system that flows may ask. */
  outside: Outside;
  /** What numbers connect to by QR code. */
  whatsapp: FakeWhatsapp;
  botloom: Botloom;
  /** The API, not signed in. */
  api: Api;
  /** What went wrong on the story's page; a story fails when there is something at its end. */
  hygiene: Hygiene;
  /** Signs a person in on the page, by the page's own form. */
  signIn: (person: Person) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  graph: async ({}, use) => {
    const graph = await MockGraph.start();
    await use(graph);
    await graph.stop();
  },
  outside: async ({}, use) => {
    const outside = await Outside.start();
    await use(outside);
    await outside.stop();
  },
  whatsapp: async ({}, use) => {
    const whatsapp = await FakeWhatsapp.start();
    await use(whatsapp);
    await whatsapp.stop();
  },
  botloom: async ({ graph, outside, whatsapp }, use, info) => {
    const botloom = await Botloom.start(graph.url, outside.host, whatsapp.socket);
    await use(botloom);
    await info.attach('botloom.log', { body: botloom.log, contentType: 'text/plain' });
    await botloom.stop();
  },
  baseURL: async ({ botloom }, use) => use(botloom.url),
  api: async ({ botloom }, use) => {
    const context = await request.newContext();
    await use(new Api(context, botloom));
    await context.dispose();
  },
  hygiene: [
    async ({ page, botloom }, use) => {
      // The first look at the editor has a story of its own; in the others it was seen already.
      await page.context().addInitScript(() => {
        if (location.protocol.startsWith('http') && !localStorage.getItem('botloom-tour')) localStorage.setItem('botloom-tour', 'seen');
      });
      const hygiene = new Hygiene(page, botloom.url);
      await use(hygiene);
      expect(hygiene.problems, hygiene.report()).toEqual([]);
    },
    { auto: true },
  ],
  signIn: async ({ page }, use) => {
    await use(async (person) => {
      await open(page, '/login');
      await page.getByLabel(/e-?mail/i).fill(person.email);
      await page.getByLabel(/password/i).fill(person.password);
      await page.getByRole('button', { name: /sign in|log in/i }).click();
      await expect(page).not.toHaveURL(/login/);
    });
  },
});

/** Opens a page and waits until it is interactive. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Waits for the mark that the app sets on <html> when it is interactive. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

export { expect };
