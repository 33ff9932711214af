// The mock of Meta's Graph API, as a process of its own. It refuses bodies that Meta would refuse.
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Program } from './program';

const binary = process.env.BOTLOOM_BIN ?? join(__dirname, '../../target/debug/botloom');

/** The access token that the mock lets in. */
export const ACCESS_TOKEN = 'EAAtest-token-of-a-system-user';

/** A request as the mock got it. */
export interface Received {
  number: number;
  phone_number_id: string;
  body: any;
  message_id: string | null;
  status: number;
}

export class MockGraph {
  private constructor(
    private readonly program: Program,
    readonly url: string,
  ) {}

  static async start(): Promise<MockGraph> {
    const program = Program.start('mock_graph', binary, ['mock-graph', '--token', ACCESS_TOKEN], {});
    const url = await program.until('its address', (output) => output.match(/http:\/\/[\d.]+:\d+/)?.[0]);
    return new MockGraph(program, url);
  }

  /** Everything it got so far, in order. */
  async received(): Promise<Received[]> {
    const response = await fetch(`${this.url}/__mock/requests`);
    return (await response.json()) as Received[];
  }

  /** The accepted messages, without receipts. */
  async messages(): Promise<Received[]> {
    return (await this.received()).filter((request) => request.status === 200 && request.body.type !== undefined);
  }

  /** Puts a file there, as one that a contact sends; gives its id. */
  async addMedia(mime: string, bytes: Buffer): Promise<string> {
    const headers = { 'content-type': mime };
    const response = await fetch(`${this.url}/__mock/media`, { method: 'POST', headers, body: new Uint8Array(bytes) });
    return ((await response.json()) as { id: string }).id;
  }

  /** What goes wrong with the next requests. */
  async fail(fault: { count: number; status?: number; code?: number }): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await fetch(`${this.url}/__mock/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
  }

  /** Changes what stands at Meta of the app, its token and its numbers. */
  async app(change: object): Promise<void> {
    expect((await this.tell('/__mock/app', change)).status).toBe(204);
  }

  /** "Verify and save" in Meta's app dashboard; gives whether Meta accepted the address. */
  async webhook(url: string, verifyToken: string, appSecret: string, window = false): Promise<boolean> {
    const form = { url, verify_token: verifyToken, app_secret: appSecret, window };
    return (await this.tell('/__mock/webhook', form)).ok;
  }

  /** A contact writes. */
  async write(phoneNumberId: string, from: string, name: string, text: string): Promise<Response> {
    return this.tell('/__mock/inbound', { phone_number_id: phoneNumberId, from, name, text });
  }

  /** Meta decides something of a template, and tells. */
  async decide(template: string, decision: { status?: string; quality?: string; category?: string }): Promise<void> {
    expect((await this.tell(`/__mock/templates/${template}`, decision)).status).toBe(204);
  }

  private tell(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** The texts of the accepted messages so far. */
  async texts(): Promise<string[]> {
    const accepted = (await this.received()).filter((request) => request.status === 200);
    return accepted.map(({ body }) => body.text?.body ?? body.interactive?.body?.text ?? '').filter(Boolean);
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
