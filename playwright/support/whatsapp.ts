// The stand-in for WhatsApp, as a process of its own: its phones link devices, its customers write.
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Program } from './program';

const binary = process.env.FAKE_WHATSAPP_BIN ?? join(__dirname, '../../target/debug/fake-whatsapp');

/** What a customer got. */
export interface Got {
  id: string;
  kind: string;
  text: string;
}

export class FakeWhatsapp {
  private constructor(
    private readonly program: Program,
    readonly url: string,
  ) {}

  static async start(): Promise<FakeWhatsapp> {
    const program = Program.start('fake_whatsapp', binary, [], {});
    const url = await program.until('its address', (output) => output.match(/http:\/\/[\d.]+:\d+/)?.[0]);
    return new FakeWhatsapp(program, url);
  }

  /** The value of BOTLOOM_WHATSAPP_URL. */
  get socket(): string {
    return `${this.url.replace('http', 'ws')}/ws/chat`;
  }

  /** A phone scans a QR code. */
  async scan(code: string, phone: string): Promise<void> {
    await this.tell('scan', { code, phone, name: 'Shop' });
  }

  /** Somebody types a code on a phone. */
  async type(code: string, phone: string): Promise<void> {
    await this.tell('type', { code, phone, name: 'Shop' });
  }

  /** The phone unlinks all its devices. */
  async unlink(phone: string): Promise<void> {
    await this.tell('unlink', { phone });
  }

  /** Somebody who can write. */
  async join(phone: string, name: string): Promise<void> {
    await this.tell('customers', { phone, name });
  }

  async write(from: string, to: string, text: string): Promise<void> {
    await this.tell(`customers/${from}/write`, { to, text });
  }

  async got(phone: string): Promise<Got[]> {
    const response = await fetch(`${this.url}/__fake/customers/${phone}`);
    return ((await response.json()) as { got: Got[] }).got;
  }

  /** How a business's phone is linked, and what it sent. */
  async phone(phone: string): Promise<{ online: boolean; linked: number; logins: number; sent: { id: string }[] }> {
    const response = await fetch(`${this.url}/__fake/phones/${phone}`);
    return (await response.json()) as { online: boolean; linked: number; logins: number; sent: { id: string }[] };
  }

  async faults(faults: object): Promise<void> {
    await this.tell('faults', faults);
  }

  private async tell(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/__fake/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(response.ok, `${path}: ${await response.text()}`).toBe(true);
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
