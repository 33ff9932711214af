// The real binary on a fresh SQLite data folder.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './ports';
import { Program } from './program';

const binary = process.env.BOTLOOM_BIN ?? join(__dirname, '../../target/debug/botloom');

export class Botloom {
  private constructor(
    private program: Program,
    private readonly data: string,
    private readonly run: () => Program,
    /** Where it answers: `http://localhost:PORT`. */
    readonly url: string,
    /** The link that the server printed for the first set-up. */
    readonly setupLink: string,
  ) {}

  /** `allowed` is a host of this machine that flows may ask, as `127.0.0.1:PORT`. */
  static async start(graphUrl: string, allowed: string, whatsapp: string): Promise<Botloom> {
    const data = await mkdtemp(join(tmpdir(), 'botloom-story-'));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const run = () =>
      Program.start('botloom', binary, ['serve', '--listen', `127.0.0.1:${port}`, '--data', data], {
        BOTLOOM_PUBLIC_URL: url,
        BOTLOOM_GRAPH_URL: graphUrl,
        BOTLOOM_HTTP_ALLOW: allowed,
        BOTLOOM_WHATSAPP_URL: whatsapp,
        BOTLOOM_LOG: 'info',
      });
    const program = run();
    const link = await program.until('the set-up link', (output) => output.match(/http:\/\/\S+\/setup\?token=[^\s"]+/)?.[0]);
    const token = new URL(link).searchParams.get('token') ?? '';
    await waitUntilReady(url);
    return new Botloom(program, data, run, url, `${url}/setup?token=${encodeURIComponent(token)}`);
  }

  get setupToken(): string {
    return new URL(this.setupLink).searchParams.get('token') ?? '';
  }

  /** What the server has logged so far. */
  get log(): string {
    return this.program.output;
  }

  /**
   * Lets a day pass for those who wrote to a number: what no story can wait for is written into the database. The
   * higher version makes the engine read the conversation again.
   */
  async aDayPasses(numberId: string): Promise<void> {
    const change = `UPDATE conversations SET ver = ver + 1,
      last_inbound_at = replace(last_inbound_at, substr(last_inbound_at, 1, 10), date(last_inbound_at, '-2 days'))
      WHERE number_id = x'${numberId.replaceAll('-', '')}'; SELECT changes();`;
    const { stdout } = await promisify(execFile)('sqlite3', ['-cmd', '.timeout 5000', join(this.data, 'botloom.db'), change]);
    if (stdout.trim() === '0') throw new Error('nobody wrote to the number');
  }

  /** Ends the server, as a new version does that takes its place, and starts it again on the same data. */
  async restart(): Promise<void> {
    await this.program.stop();
    this.program = this.run();
    await waitUntilReady(this.url);
  }

  async stop(): Promise<void> {
    await this.program.stop();
    await rm(this.data, { recursive: true, force: true });
  }
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const ok = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (Date.now() > deadline) throw new Error(`${url} is not ready after 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
