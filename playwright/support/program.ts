// A program in the background: started, watched until it says a certain thing, stopped.
import { type ChildProcess, spawn } from 'node:child_process';

export class Program {
  /** Everything the program has written so far, for messages and for looking up what it announced. */
  output = '';
  private exited: Promise<void>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.exited = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  static start(name: string, file: string, args: string[], env: Record<string, string>): Program {
    // A clean environment, so that settings of the person who runs the stories do not leak in.
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const base: Record<string, string> = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) };
    const child = spawn(file, args, { env: { ...base, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    return new Program(name, child);
  }

  /** Waits until `look` finds something in the output. */
  async until<T>(what: string, look: (output: string) => T | null | undefined, seconds = 30): Promise<T> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = look(this.output);
      if (found !== null && found !== undefined) return found;
      if (this.child.exitCode !== null) throw this.error(`ended with ${this.child.exitCode} before ${what}`);
      if (Date.now() > deadline) throw this.error(`${what} did not happen within ${seconds} s`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Asks the program to stop, and insists after ten seconds. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill(signal);
    const insist = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await this.exited;
    clearTimeout(insist);
  }

  private error(text: string): Error {
    return new Error(`${this.name} ${text}. Its output:\n${this.output}`);
  }
}
