// The REST API as a program would use it, with the cookie of one signed-in person.
import { expect, type APIRequestContext, type APIResponse } from '@playwright/test';
import type { Botloom } from './botloom';
import { ACCESS_TOKEN } from './graph';
import type { CloudNumber } from './webhook';

export type Role = 'admin' | 'editor' | 'agent' | 'viewer';

export interface Person {
  name: string;
  email: string;
  password: string;
  role: Role;
}

export const ADMIN: Person = {
  name: 'Ada Admin',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
  role: 'admin',
};
export const EDITOR: Person = {
  name: 'Edi Editor',
  email: 'edi@example.org',
  password: 'drawing is most of it 3',
  role: 'editor',
};
export const VIEWER: Person = {
  name: 'Vic Viewer',
  email: 'vic@example.org',
  password: 'looking is not touching 7',
  role: 'viewer',
};

/** What stands at Meta for the number of the stories. */
export const PHONE_NUMBER_ID = '106540352242922';
export const ACCOUNT_ID = '102290129340398';
export const APP_SECRET = '0123456789abcdef0123456789abcdef';

export class Api {
  constructor(
    readonly request: APIRequestContext,
    private readonly botloom: Botloom,
  ) {}

  /** Creates the workspace and signs its first admin in. */
  async setUp(): Promise<void> {
    const { name, email, password } = ADMIN;
    const body = { token: this.botloom.setupToken, name, email, password, workspace_name: 'Corner Café' };
    await this.post('/setup', body);
  }

  async signIn(person: Person): Promise<void> {
    await this.post('/session', { email: person.email, password: person.password });
  }

  /** Shares what this person changed in a flow, which only they see until then. */
  async share(flowId: string): Promise<void> {
    const { etag } = await this.get(`/flows/${flowId}/draft/mine`);
    const shared = await this.send('post', `/flows/${flowId}/draft/mine/share`, {}, { 'if-match': `"${etag}"` });
    expect(shared.status()).toBe(200);
  }

  async createUser(person: Person): Promise<void> {
    await this.post('/users', { ...person });
  }

  async createCloudNumber(name: string, accountId?: string): Promise<CloudNumber> {
    const number = await this.post('/numbers', {
      kind: 'cloud_api',
      name,
      phone: '+1 555 078 3881',
      phone_number_id: PHONE_NUMBER_ID,
      account_id: accountId,
      access_token: ACCESS_TOKEN,
      app_secret: APP_SECRET,
    });
    return { id: number.id, phoneNumberId: PHONE_NUMBER_ID, appSecret: APP_SECRET, webhookPath: number.webhook_path };
  }

  /** The number that the demo brings along. */
  async simulator(): Promise<any> {
    const numbers = (await this.get('/numbers')).items;
    return numbers.find((number: any) => number.kind === 'simulator');
  }

  /** Publishes a flow to a number that answers everything with these words. */
  async publishAnswer(numberId: string, words: string): Promise<void> {
    const document = {
      spec: '1.0',
      name: 'Answer',
      triggers: [{ id: 'start', type: 'any_message', config: {}, to: 'say' }],
      nodes: [{ id: 'say', type: 'text', config: { text: words } }],
    };
    const { id } = await this.post('/flows', { name: 'Answer', document });
    await this.post(`/flows/${id}/publish`, { number_ids: [numberId] });
  }

  /** GET that must succeed. */
  async get(path: string): Promise<any> {
    const response = await this.send('get', path);
    expect(response.status(), `GET ${path}: ${await response.text()}`).toBe(200);
    return response.json();
  }

  /** POST that must succeed. */
  async post(path: string, body: object): Promise<any> {
    const response = await this.send('post', path, body);
    const text = await response.text();
    expect(response.ok(), `POST ${path}: ${response.status()} ${text}`).toBe(true);
    return text === '' ? null : JSON.parse(text);
  }

  /** Any request, whatever its outcome. */
  send(
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    data?: object,
    headers: Record<string, string> = {},
  ): Promise<APIResponse> {
    return this.request[method](`${this.botloom.url}/api/v1${path}`, {
      // What a browser sends along with a request of our own pages.
      headers: {
        origin: this.botloom.url,
        'sec-fetch-site': 'same-origin',
        // A request that changes something must be JSON, even without a body.
        ...(method === 'get' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      data,
      failOnStatusCode: false,
    });
  }
}
