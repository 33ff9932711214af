// A form as it opens inside WhatsApp, on the phone in the editor.
import { join } from 'node:path';
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, test } from '../support/fixtures';

const FLOW = {
  spec: '1.0',
  name: 'Booking',
  variables: [{ key: 'name', type: 'text' }],
  triggers: [{ id: 'start', type: 'any_message', config: {}, to: 'form' }],
  nodes: [
    {
      id: 'form',
      type: 'form',
      title: 'Book a table',
      config: {
        text: 'Book your table here.',
        button: 'Book a table',
        fields: [
          { id: 'name', kind: 'text', text: 'Your name?', save_as: 'name' },
          { id: 'day', kind: 'date', text: 'On which day do you want to come?' },
          { id: 'place', kind: 'choice', text: 'Where?', options: ['Inside', 'Outside'], optional: true },
        ],
        skip: ['no'],
      },
    },
  ],
  layout: { nodes: { start: [0, 0], form: [320, 0] } },
};
const shots = join(__dirname, '../test-results/screens');

test('a form is shown as it opens inside WhatsApp', async ({ page, api, signIn }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await api.setUp();
  await signIn(ADMIN);
  await api.signIn(ADMIN);
  const flow = await api.post('/flows', { name: 'Booking', document: FLOW });
  const editor = new Editor(page);
  await editor.open(flow.id);
  await editor.select('form');
  const screen = editor.preview.getByRole('group', { name: 'The form' });
  await expect(screen).toContainText('Your name?');
  await expect(screen).toContainText('On which day do you want to come?');
  await expect(screen).toContainText('Where? (optional)');
  await expect(editor.preview.getByRole('button', { name: 'Book a table' })).toBeVisible();
  await screen.scrollIntoViewIfNeeded();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(shots, `form_editor_${colorScheme}.png`) });
  }
});
