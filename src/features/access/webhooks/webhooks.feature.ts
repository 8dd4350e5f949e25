import { tellWebhooks } from './tell-webhooks.usecase.ts';
import { addWebhookCommands } from './webhooks.cli.ts';
import { webhookDelivery } from './webhooks.delivery.ts';
import { webhookActions, webhookCommands, webhookSubmissions } from './webhooks.slack.ts';

export const webhooksFeature = {
  name: 'webhooks',
  commands: webhookCommands,
  actions: webhookActions,
  submissions: webhookSubmissions,
  deliveryHandlers: [webhookDelivery],
  cli: addWebhookCommands,
  /** How access tells of a change. */
  tell: tellWebhooks,
};
