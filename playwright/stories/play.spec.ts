// Problems while one types, a conversation that shows one, the clock, going back, and tests that notice a change.
import { join } from 'node:path';
import { ADMIN } from '../support/api';
import { Editor } from '../support/editor';
import { expect, open, test } from '../support/fixtures';

const FLOW = {
  spec: '1.0',
  name: 'Newcomers',
  languages: ['en'],
  variables: [{ key: 'name', type: 'text', label: 'Name' }],
  triggers: [{ id: 'start', type: 'keyword', config: { keywords: ['hi'], match: 'exact' }, to: 'new' }],
  nodes: [
    {
      id: 'new',
      type: 'choice',
      title: 'New here?',
      config: {
        text: 'Are you new here?',
        options: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
        timeout: 3600,
      },
      next: { yes: 'name', no: 'greet', no_answer: 'bye' },
    },
    {
      id: 'name',
      type: 'ask_text',
      title: 'Ask the name',
      config: { text: 'What is your name?', save_as: 'name' },
      next: { next: 'greet' },
    },
    { id: 'greet', type: 'text', title: 'Greet', config: { text: 'Hello {{ name }}, welcome!' } },
    { id: 'bye', type: 'text', title: 'Give up', config: { text: 'See you another time.' } },
  ],
  layout: { nodes: { start: [0, 0], new: [320, 0], name: [640, 0], greet: [960, 0], bye: [640, 240] } },
};

const shots = join(__dirname, '../test-results/screens');

test('problems, their conversations, the clock and tests', async ({ page, api, signIn }) => {
  // Colours must not be on their way to others when a picture is taken.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await api.setUp();
  await signIn(ADMIN);
  await api.signIn(ADMIN);
  const flow = await api.post('/flows', { name: 'Newcomers', document: FLOW });
  const editor = new Editor(page);
  await editor.open(flow.id);
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });

  await test.step('a problem is marked, told with its remedy, and played', async () => {
    await expect(editor.card('greet').getByRole('img', { name: '1 problem' })).toBeVisible();
    await tab('Problems').click();
    const problem = page.locator('[data-issue=variable_maybe_unset]');
    await expect(problem).toContainText('Warning');
    await expect(problem).toContainText('Greet');
    await page.screenshot({ path: `${shots}/issues-light.png` });
    await page.getByRole('button', { name: /^Play the counter-example/ }).first().click();
    const shown = page.getByRole('region', { name: 'Shown conversation' });
    await expect(shown).toContainText('Played 1 of 2');
    await expect(shown).toContainText('Next: The contact chooses “No”');
    await expect(editor.chat).toContainText('Are you new here?');
    await shown.getByRole('button', { name: 'Next step' }).click();
    await expect(shown).toContainText('Played 2 of 2');
    await expect(editor.chat).toContainText('Hello , welcome!');
    await expect(page.locator('[data-why]')).toContainText('Goes on by “No”');
    await expect(page.locator('[data-why]')).toContainText('It looked at Name: nothing yet');
    await page.screenshot({ path: `${shots}/counter-example-light.png` });
  });

  await test.step('a mistake shows while one types, and goes when it is mended', async () => {
    await editor.select('bye');
    await tab('Step').click();
    const message = page.getByLabel('Message', { exact: true });
    await message.fill('');
    await expect(editor.card('bye').getByRole('img', { name: '1 problem' })).toBeVisible();
    await expect(editor.card('bye').locator('[data-tone=error]')).toBeVisible();
    await message.fill('See you another time.');
    await expect(editor.card('bye').getByRole('img')).toHaveCount(0);
  });

  await test.step('time passes, and the conversation is gone back over', async () => {
    await tab('Play').click();
    await page.getByRole('button', { name: 'Start over' }).first().click();
    await editor.say('hi');
    await expect(editor.chat).toContainText('Are you new here?');
    await expect(page.getByText('No answer for 1 hour counts as silence')).toBeVisible();
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect(editor.chat).toContainText('See you another time.');
    const slider = page.getByRole('slider', { name: 'Step of the conversation' });
    await expect(slider).toHaveAttribute('aria-valuetext', 'After step 2: 1 hour later');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(editor.chat).not.toContainText('See you another time.');
    await editor.chat.getByRole('button', { name: 'Yes', exact: true }).click();
    await expect(editor.chat).toContainText('What is your name?');
    await editor.say('Ana');
    await expect(editor.chat).toContainText('Hello Ana, welcome!');
    await expect(page.locator('[data-variable=name]')).toContainText('Ana');
    // Another answer at the same place.
    await editor.chat.getByRole('button', { name: 'Change the answer Ana' }).click();
    await expect(editor.chat).not.toContainText('Hello Ana');
    await expect(page.getByLabel('Write a message')).toHaveValue('Ana');
    await editor.say('Ben');
    await expect(editor.chat).toContainText('Hello Ben, welcome!');
    await page.getByLabel('Channel').selectOption('WhatsApp Web');
    await expect(editor.chat.getByRole('button', { name: 'Yes', exact: true })).toHaveCount(0);
    await page.getByLabel('Channel').selectOption('Cloud API');
    await page.screenshot({ path: `${shots}/play-light.png` });
  });

  await test.step('what was played becomes a test, which can be taken back', async () => {
    await page.getByRole('button', { name: 'Keep as a test' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep as a test' });
    await expect(dialog.getByLabel('Name of the test')).toHaveValue('“hi” comes to “Greet”');
    await dialog.getByLabel('Name of the test').fill('A newcomer is greeted');
    await dialog.getByRole('button', { name: 'Keep the test' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('[data-tests=held]')).toContainText('The test holds');
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(page.getByText('No tests yet')).toBeVisible();
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(page.locator('[data-tests=held]')).toBeVisible();
    await editor.saved();
    const { document } = await api.get(`/flows/${flow.id}/draft/mine`);
    expect(document.tests.map((kept: any) => kept.name)).toEqual(['A newcomer is greeted']);
  });

  await test.step('what no test comes to is drawn on the canvas', async () => {
    await expect(page.locator('[data-coverage="Steps"]')).toContainText('75 %');
    await expect(page.getByRole('list', { name: 'Steps that no test comes to' })).toHaveText('Give up');
    await page.getByRole('switch', { name: 'Show what no test comes to' }).click();
    await expect(editor.card('bye').locator('[data-unseen=true]').first()).toBeVisible();
    await expect(editor.card('greet').locator('.flow-card')).toHaveAttribute('data-unseen', 'false');
    await expect(editor.card('new').locator('.flow-card-row[data-unseen=true]')).not.toHaveCount(0);
    await page.screenshot({ path: `${shots}/coverage-light.png` });
  });

  await test.step('a change that breaks the test is noticed, told and played', async () => {
    await editor.select('greet');
    await tab('Step').click();
    await page.getByLabel('Message', { exact: true }).fill('Hey {{ name }}!');
    await tab('Tests').click();
    await expect(page.locator('[data-outcome=failed]')).toContainText('Hey Ben!');
    await expect(page.locator('[data-outcome=failed]')).toContainText('the bot was to say “Hello Ben, welcome!”');
    await page.screenshot({ path: `${shots}/tests-light.png` });
    await page.getByRole('button', { name: 'Play the test A newcomer is greeted' }).click();
    const shown = page.getByRole('region', { name: 'Shown conversation' });
    await shown.getByRole('button', { name: 'To the end' }).click();
    await expect(shown).toContainText('It said “Hey Ben!”');
    await expect(editor.chat).toContainText('Hey Ben!');
  });

  await test.step('in the dark and on a phone', async () => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.screenshot({ path: `${shots}/play-dark.png` });
    await tab('Problems').click();
    await page.screenshot({ path: `${shots}/issues-dark.png` });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `/flows/${flow.id}`);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await editor.say('hi');
    await expect(editor.chat).toContainText('Are you new here?');
    await page.screenshot({ path: `${shots}/play-phone-dark.png` });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.screenshot({ path: `${shots}/play-phone-light.png` });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide, 'the page scrolls sideways').toBe(false);
  });
});
