import { createHmac } from 'node:crypto';
import { type PracticeWorld, practiceSigningSecret } from '../practice-world.ts';
import type { AckPayload, Envelope } from './envelope.ts';

export type HttpBot = {
  /** The request URL of commands, interactivity and events. */
  url: string;
  signingSecret?: string;
  fetch?: typeof globalThis.fetch;
};

/** Slack without Socket Mode: each envelope is a signed request, and its answer is the acknowledgement. */
export function connectHttp(world: PracticeWorld, bot: HttpBot): () => void {
  const { url, signingSecret = practiceSigningSecret, fetch = globalThis.fetch } = bot;
  return world.delivery.use({
    name: 'http',
    close() {},
    async send(envelope) {
      const { body, contentType } = bodyOf(envelope);
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': contentType,
          ...signature(signingSecret, body),
          ...(envelope.retry_attempt === undefined
            ? {}
            : {
                'x-slack-retry-num': String(envelope.retry_attempt),
                'x-slack-retry-reason': `${envelope.retry_reason}`,
              }),
        },
      });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`the bot answered ${response.status}`);
      return ackPayload(text);
    },
  });
}

/** Slack signs with the real time, whatever the practice clock says. */
function signature(secret: string, body: string): Record<string, string> {
  // biome-ignore lint/plugin: Bolt compares it with the machine's own clock.
  const timestamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const mac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${mac}` };
}

function bodyOf(envelope: Envelope): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (envelope.type) {
    case 'events_api':
      return { body: JSON.stringify(envelope.payload), contentType: 'application/json' };
    case 'interactive': {
      const payload = JSON.stringify(envelope.payload);
      return { body: new URLSearchParams({ payload }).toString(), contentType: form };
    }
    case 'slash_commands': {
      const fields = Object.entries(envelope.payload).map(([name, value]) => [name, String(value)]);
      return { body: new URLSearchParams(fields).toString(), contentType: form };
    }
  }
}

function ackPayload(text: string): AckPayload | undefined {
  if (text.trim() === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed as AckPayload;
  } catch {
    // A plain sentence is an answer too.
  }
  return { text };
}
