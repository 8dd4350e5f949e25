import {
  button,
  context,
  esc,
  type Message,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { AccessNotice, WebhookEndpoint } from './webhook.ts';

export const WEBHOOK_FORM = 'webhooks.add';
export const REMOVE_WEBHOOK = 'webhooks.remove-endpoint';

/** The addresses that are told, and a field for another one. */
export function webhooksModal(
  rolloutId: string,
  rolloutName: string,
  endpoints: readonly WebhookEndpoint[],
): Modal {
  return {
    type: 'modal',
    callback_id: WEBHOOK_FORM,
    title: plain('Access webhooks', 24),
    submit: plain('Add the address', 24),
    close: plain('Close', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        `Each address is notified when a team or person of *${esc(rolloutName)}* gets access (\`access.granted\`), when a team stops taking new people (\`access.frozen\`), and when access is taken away (\`access.suspended\`).`,
      ),
      ...endpoints.map((endpoint) =>
        section(
          `\`${esc(endpoint.url)}\``,
          button('Remove', REMOVE_WEBHOOK, asValue({ rolloutId, endpointId: endpoint.id }), {
            confirm: {
              title: plain('Remove this address?', 100),
              text: plain('It is no longer notified, and its secret is deleted.', 300),
              confirm: plain('Remove', 30),
              deny: plain('Keep it', 30),
            },
          }),
        ),
      ),
      {
        type: 'input',
        block_id: 'url',
        label: plain('Address'),
        hint: plain(
          'https only. Every delivery is signed; the secret is shown once, on the next page.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: 500,
          placeholder: plain('For example: https://crm.example.com/hooks/access', 150),
        },
      },
    ],
  };
}

/** The only time that the secret is shown. */
export function webhookAddedModal(endpoint: WebhookEndpoint, secret: string): Modal {
  return {
    type: 'modal',
    callback_id: 'webhooks.added',
    title: plain('Address added', 24),
    close: plain('I’ve saved it', 24),
    blocks: [
      section(`\`${esc(endpoint.url)}\` is now notified of every change.`),
      section(`Its secret is shown only this once:\n\`\`\`${esc(secret)}\`\`\``),
      section(
        'Deliveries are signed as <https://www.standardwebhooks.com|Standard Webhooks> says, so any of its libraries checks them with this secret. Accept each `webhook-id` only once.',
      ),
      context('Lost it? Remove the address and add it again.'),
    ],
  };
}

/** Tells leads that an address took nothing, what it missed, what it is to miss, and what to do. */
export function webhookFailedMessage(
  endpoint: WebhookEndpoint,
  missed: AccessNotice,
  { problem, isGivenUp }: { problem: string; isGivenUp: boolean },
): Message {
  const text = `\`${esc(endpoint.url)}\` isn’t accepting what I send: ${esc(problem)}`;
  const whom =
    missed.person === undefined
      ? `*${esc(missed.team.name)}*`
      : `a person of *${esc(missed.team.name)}*`;
  return {
    text,
    blocks: [
      section(text),
      section(
        `It missed \`${esc(missed.event)}\` for ${whom}, and maybe more.${isGivenUp ? ' If nothing arrives there for twelve hours, I try each notice only once from then on.' : ''} The people who run it can ask for the current state at any time over OFREP.`,
      ),
      context(
        'Remove the address with `/rollout access webhook`. The operator can resend with `npm run groundswell -- outbox`.',
      ),
    ],
  };
}
