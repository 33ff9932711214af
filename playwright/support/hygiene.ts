// What must not happen on any page, in any story: an exception, an error in the console, a breach of the
// content security policy, a request to somebody else's server.
import type { Page } from '@playwright/test';

export class Hygiene {
  readonly problems: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('pageerror', (error) => this.problems.push(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && !message.text().includes('Content Security Policy')) return;
      this.problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) this.problems.push(`foreign request: ${url}`);
    });
    page.on('dialog', (dialog) => {
      // `alert` is how injected scripts show themselves.
      if (dialog.type() === 'alert') this.problems.push(`alert: ${dialog.message()}`);
      void dialog.accept();
    });
  }

  /** Forgets messages that a story provokes on purpose, as the browser's own note about a 403. */
  expectMessage(pattern: RegExp): void {
    const rest = this.problems.filter((problem) => !pattern.test(problem));
    this.problems.splice(0, this.problems.length, ...rest);
  }

  /** The problems so far, for a message. */
  report(): string {
    return `on ${this.page.url()} of ${this.origin}:\n${this.problems.join('\n')}`;
  }
}
