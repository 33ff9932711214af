// The canvas as a hand on a mouse or a finger on glass knows it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Api } from './api';

export interface Place {
  x: number;
  y: number;
}

/** start -> hello -> menu -(yes)-> thanks, menu -(no)-> bye; `lonely` is led to by nothing. */
export const SHOP = {
  spec: '1.0',
  name: 'Shop',
  variables: [{ key: 'order_number', type: 'text', label: 'Order number' }],
  triggers: [{ id: 'start', type: 'keyword', config: { keywords: ['hi'] }, to: 'hello' }],
  nodes: [
    { id: 'hello', type: 'text', title: 'Greeting', config: { text: 'Good day' }, next: { next: 'ask' } },
    {
      id: 'ask',
      type: 'ask_text',
      title: 'Which order',
      config: { text: 'Your order number?', save_as: 'order_number' },
      next: { next: 'menu' },
    },
    {
      id: 'menu',
      type: 'choice',
      title: 'Right so far',
      config: {
        text: 'Is {{ order_number }} right?',
        options: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      },
      next: { yes: 'thanks', no: 'ask' },
    },
    { id: 'thanks', type: 'text', title: 'Thanks', config: { text: 'Thank you' } },
    { id: 'lonely', type: 'text', title: 'Lonely', config: { text: 'Nobody comes here' } },
  ],
  layout: {
    nodes: {
      start: [0, 0],
      hello: [320, 0],
      ask: [640, 0],
      menu: [960, 0],
      thanks: [1320, 0],
      lonely: [320, 320],
    },
  },
};

export async function createFlow(api: Api, document: { name: string }): Promise<string> {
  return (await api.post('/flows', { name: document.name, document })).id;
}

/** The document as the server has it. */
export async function draft(api: Api, id: string): Promise<any> {
  return (await api.get(`/flows/${id}/draft/mine`)).document;
}

/** Where a port leads in the server's document. */
export async function next(api: Api, id: string, node: string): Promise<Record<string, string>> {
  const found = (await draft(api, id)).nodes.find((one: any) => one.id === node);
  return found?.next ?? {};
}

export class Canvas {
  constructor(readonly page: Page) {}

  get root(): Locator {
    return this.page.locator('.canvas');
  }

  card(id: string): Locator {
    return this.page.locator(`[data-canvas-node="${id}"]`);
  }

  port(node: string, port: string): Locator {
    return this.page.locator(`[data-canvas-of="${node}"][data-canvas-port="${port}"]`);
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Selection' });
  }

  async middle(locator: Locator): Promise<Place> {
    const box = await locator.boundingBox();
    if (!box) throw new Error('it is not on the screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** A point of a card's head, where no button is. */
  async head(id: string): Promise<Place> {
    const box = await this.card(id).boundingBox();
    if (!box) throw new Error(`${id} is not on the screen`);
    return { x: box.x + 24, y: box.y + 14 };
  }

  async left(id: string): Promise<number> {
    return (await this.card(id).boundingBox())?.x ?? NaN;
  }

  async top(id: string): Promise<number> {
    return (await this.card(id).boundingBox())?.y ?? NaN;
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The middle of the wire that leaves a port, on the screen. */
  async wire(node: string, port: string): Promise<Place> {
    const path = this.page.locator(`[data-canvas-of="${node}"][data-canvas-wire="${port}"] .canvas-wire-line`);
    return path.evaluate((element) => {
      const path = element as SVGPathElement;
      const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: at.x, y: at.y };
    });
  }

  async selected(ids: string[]): Promise<void> {
    await expect(this.page.locator('[data-canvas-node][data-selected="true"]')).toHaveCount(ids.length);
    for (const id of ids) await expect(this.card(id)).toHaveAttribute('data-selected', 'true');
  }
}
