// What strangers write is shown as they wrote it, and never runs: names and messages of contacts, names of
// flows. The hygiene of every story fails on an alert, an exception and a breach of the security policy.
import { ADMIN } from '../support/api';
import { expect, open, test } from '../support/fixtures';
import { postWebhook, textMessage } from '../support/webhook';

const CORPUS = [
  `<script>alert('xss')</script>`,
  `<img src=x onerror="alert('xss')">`,
  `<svg/onload=alert('xss')>`,
  `"><svg onload=alert(1)>`,
  `' autofocus onfocus=alert(1) x='`,
  `javascript:alert('xss')`,
  `[click](javascript:alert('xss'))`,
  `*bold* <b onmouseover=alert(1)>bold</b> _x_`,
  `</textarea><script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<a href="data:text/html,<script>alert(1)</script>">x</a>`,
  `{{ 7 * 7 }}{% for x in range(9) %}x{% endfor %}`,
  '${alert(1)}`${alert(1)}`',
  `<!--<img src="--><img src=x onerror=alert(1)//">`,
  `\u202Egnp.exe <style>*{display:none}</style>`,
];

test('what strangers write never runs', async ({ page, api, botloom, signIn }) => {
  await api.setUp();
  const number = await api.createCloudNumber('Cloud');
  for (const [index, text] of CORPUS.entries()) {
    const writer = { waId: `49170000${String(index).padStart(4, '0')}`, name: text };
    expect(await postWebhook(botloom.url, number, textMessage(number, writer, text))).toBe(200);
  }
  const evil = CORPUS[1] ?? '';
  await api.post('/flows', { name: evil });

  await expect
    .poll(async () => (await api.get(`/conversations?number_id=${number.id}&limit=200`)).items.length)
    .toBe(CORPUS.length);
  const conversations = (await api.get(`/conversations?number_id=${number.id}&limit=200`)).items;

  await signIn(ADMIN);
  await open(page, '/');
  await open(page, '/flows');
  await expect(page.getByText(evil, { exact: false }).first()).toBeVisible();
  await open(page, '/conversations');
  await expect(page.getByText(CORPUS[0] ?? '').first()).toBeVisible();
  for (const conversation of conversations) {
    await open(page, `/conversations/${conversation.id}`);
    const text: string = conversation.last_message.text;
    await expect(page.getByTestId('message').first()).toContainText(words(text));
    expect(await foreignMarkup(page), text).toEqual([]);
  }
});

/** The longest run of plain letters: formatting marks may be shown as formatting. */
function words(text: string): string {
  return text.split(/[^A-Za-z]+/).sort((a, b) => b.length - a.length)[0] ?? '';
}

/** Elements and attributes in the page that only a stranger's text could have brought. */
function foreignMarkup(page: import('@playwright/test').Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
        if (['href', 'src'].includes(name) && /^\s*(javascript|data:text)/i.test(value)) found.push(value);
        if (name === 'srcdoc') found.push(name);
      }
      if (element.tagName === 'IMG' && element.getAttribute('src') === 'x') found.push('img x');
    }
    return found;
  });
}
