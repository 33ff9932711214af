// The editor as its user sees it.
import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './fixtures';

export class Editor {
  constructor(readonly page: Page) {}

  async open(flowId: string): Promise<void> {
    await open(this.page, `/flows/${flowId}`);
    await expect(this.cards.first()).toBeVisible();
  }

  get cards(): Locator {
    return this.page.locator('[data-canvas-node]');
  }

  card(id: string): Locator {
    return this.page.locator(`[data-canvas-node="${id}"]`);
  }

  /** The phone under the form of the selected step. */
  get preview(): Locator {
    return this.page.getByRole('region', { name: 'On the phone' });
  }

  get chat(): Locator {
    return this.page.getByRole('log', { name: 'Conversation' });
  }

  /** Selects a step, as with the keyboard or a click on its card. */
  async select(id: string): Promise<void> {
    await this.card(id).click({ position: { x: 24, y: 16 } });
    await expect(this.card(id)).toHaveAttribute('data-selected', 'true');
  }

  /** Waits until the draft on the server is what is on the screen. */
  async saved(): Promise<void> {
    await expect(this.page.locator('.editor-saved')).toHaveAttribute('data-state', 'saved');
  }

  async say(text: string): Promise<void> {
    await this.page.getByLabel('Write a message').fill(text);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }
}
