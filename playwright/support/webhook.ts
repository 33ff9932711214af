// Webhooks as Meta sends them: signed over the raw bytes with the app's secret.
import { createHmac, randomBytes } from 'node:crypto';

export interface CloudNumber {
  id: string;
  phoneNumberId: string;
  appSecret: string;
  webhookPath: string;
}

/** Somebody who writes to a number. */
export interface Writer {
  waId: string;
  name: string;
}

/** The envelope of one text message. */
export function textMessage(number: CloudNumber, from: Writer, body: string): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: number.phoneNumberId },
              contacts: [{ profile: { name: from.name }, wa_id: from.waId }],
              messages: [
                {
                  from: from.waId,
                  id: `wamid.${randomBytes(18).toString('base64')}`,
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body },
                },
              ],
            },
          },
        ],
      },
    ],
  };
}

/** Posts a webhook with its signature and returns the status code. */
export async function postWebhook(
  url: string,
  number: CloudNumber,
  envelope: object,
  secret = number.appSecret,
): Promise<number> {
  const body = JSON.stringify(envelope);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const response = await fetch(url + number.webhookPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
  return response.status;
}
