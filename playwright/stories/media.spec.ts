// A file goes out and others come in: uploaded in the editor, sent by id, and shown in the conversation.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';
import { mp3, PAGE, PDF, png } from '../support/files';
import { postWebhook, textMessage, type CloudNumber } from '../support/webhook';

const FLOW = {
  spec: '1.0',
  name: 'Menu',
  triggers: [{ id: 'start', type: 'any_message', config: {}, to: 'menu' }],
  nodes: [{ id: 'menu', type: 'image', title: 'The menu', config: { url: '', caption: 'Our menu' } }],
  layout: { nodes: { start: [0, 0], menu: [320, 0] } },
};
const GUEST = { waId: '491700000001', name: 'Greta Garbo' };
const shots = join(__dirname, '../test-results/screens');

/** Pictures of a page, light and dark, on a desk and on a phone. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const [size, width, height] of [['desk', 1440, 900], ['phone', 390, 844]] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(shots, `${name}_${size}_${colorScheme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** A message with a file, as Meta sends it. */
function fileMessage(number: CloudNumber, kind: string, file: object): object {
  const envelope: any = textMessage(number, GUEST, '');
  const message = envelope.entry[0].changes[0].value.messages[0];
  delete message.text;
  message.type = kind;
  message[kind] = file;
  return envelope;
}

test('files in both directions', async ({ page, api, graph, botloom, signIn, hygiene }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await api.setUp();
  await signIn(ADMIN);
  await api.signIn(ADMIN);
  const number = await api.createCloudNumber('Front desk');
  const flow = await api.post('/flows', { name: 'Menu', document: FLOW });
  const editor = new Editor(page);
  await editor.open(flow.id);

  await test.step('the editor uploads a picture and refuses what WhatsApp would refuse', async () => {
    await editor.select('menu');
    const input = page.getByTestId('file-input');
    await input.setInputFiles({ name: 'menu.png', mimeType: 'image/png', buffer: PAGE });
    await expect(page.getByText('WhatsApp takes JPEG and PNG').first()).toBeVisible();
    hygiene.expectMessage(/422/);
    await input.setInputFiles({ name: 'menu.png', mimeType: 'image/png', buffer: png(640, 400) });
    await expect(page.getByTestId('chosen-file')).toContainText('menu.png');
    await expect(editor.preview.locator('img')).toHaveJSProperty('naturalWidth', 640);
    await editor.saved();
    await shoot(page, 'media_editor');
  });

  await test.step('the picture is uploaded to Meta once and sent by its id', async () => {
    await api.share(flow.id);
    await api.post(`/flows/${flow.id}/publish`, { number_ids: [number.id] });
    for (const words of ['hello', 'again']) {
      expect(await postWebhook(botloom.url, number, textMessage(number, GUEST, words))).toBe(200);
    }
    await expect.poll(async () => (await graph.messages()).length).toBe(2);
    const ids = (await graph.messages()).map(({ body }) => body.image.id);
    expect(ids[0]).toMatch(/^8\d+$/);
    expect(ids[1]).toBe(ids[0]);
  });

  await test.step('what the contact sends is shown, played or offered', async () => {
    const sent = [
      ['image', 'image/png', await graph.addMedia('image/png', png(800, 600)), { caption: 'Is this it?' }],
      ['audio', 'audio/mpeg', await graph.addMedia('audio/mpeg', mp3()), {}],
      ['document', 'application/pdf', await graph.addMedia('application/pdf', PDF), { filename: 'order.pdf' }],
      ['image', 'image/png', await graph.addMedia('image/png', PAGE), {}],
    ] as const;
    for (const [kind, mime, id, more] of sent) {
      const envelope = fileMessage(number, kind, { id, mime_type: mime, sha256: 'x', ...more });
      expect(await postWebhook(botloom.url, number, envelope)).toBe(200);
    }
    await open(page, '/conversations');
    await page.getByText('Greta Garbo').first().click();
    const messages = page.getByTestId('message');
    const picture = messages.filter({ hasText: 'Is this it?' }).locator('img');
    await expect(picture).toHaveJSProperty('naturalWidth', 800);
    await expect(messages.filter({ hasText: 'Our menu' }).first().locator('img')).toHaveJSProperty('naturalWidth', 640);
    await expect(messages.locator('audio')).toBeVisible();
    await expect(messages.getByText('order.pdf')).toBeVisible();
    await expect(messages.getByText('It is not what its sender says it is')).toBeVisible();
    const document = page.waitForEvent('download');
    await messages.getByText('order.pdf').click();
    expect((await document).suggestedFilename()).toBe('order.pdf');
    await shoot(page, 'media_conversation');
  });

  await test.step('a number may leave files at WhatsApp until somebody asks', async () => {
    await open(page, `/numbers/${number.id}`);
    await page.getByLabel('Fetch files').selectOption({ label: 'When somebody opens them' });
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText('Saved').first()).toBeVisible();
    await shoot(page, 'media_number');
    await expect.poll(async () => (await api.get(`/numbers/${number.id}`)).options.download).toBe('on_demand');
    const id = await graph.addMedia('image/png', png(300, 300));
    // The engine hears of the change within two seconds; until then files come at once.
    await expect
      .poll(async () => {
        const envelope = fileMessage(number, 'image', { id, mime_type: 'image/png', sha256: 'x', caption: 'Later' });
        await postWebhook(botloom.url, number, envelope);
        const conversation = (await api.get('/conversations')).items[0];
        const list = (await api.get(`/conversations/${conversation.id}/messages`)).items;
        return list.some((message: any) => message.media?.state === 'on_demand');
      })
      .toBe(true);
    await open(page, '/conversations');
    await page.getByText('Greta Garbo').first().click();
    await page.getByRole('button', { name: 'Fetch' }).last().click();
    await expect(page.getByTestId('message').filter({ hasText: 'Later' }).last().locator('img')).toHaveJSProperty('naturalWidth', 300);
  });
});
