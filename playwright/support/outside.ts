// Another system: answers every request with JSON, and remembers what it was asked.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export class Outside {
  readonly asked: Asked[] = [];
  /** What it answers with; an id that counts up while there is nothing. */
  answer: unknown;

  private constructor(
    private readonly server: Server,
    /** Where it answers: `127.0.0.1:PORT`. */
    readonly host: string,
  ) {}

  static async start(): Promise<Outside> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const outside = new Outside(server, `127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
      });
      request.on('end', () => {
        outside.asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(outside.answer ?? { id: `L-${outside.asked.length}` }));
      });
    });
    return outside;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
