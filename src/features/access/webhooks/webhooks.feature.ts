import { tellWebhooks } from './tell-webhooks.usecase.ts';
import { webhookCarrier } from './webhooks.carrier.ts';
import { addWebhookCommands } from './webhooks.cli.ts';
import { webhookActions, webhookCommands, webhookSubmissions } from './webhooks.slack.ts';

export const webhooksFeature = {
  name: 'webhooks',
  commands: webhookCommands,
  actions: webhookActions,
  submissions: webhookSubmissions,
  carriers: [webhookCarrier],
  cli: addWebhookCommands,
  /** How access tells of a change. */
  tell: tellWebhooks,
};
