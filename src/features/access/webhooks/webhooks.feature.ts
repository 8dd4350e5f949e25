import type { ProductFeature } from '../../contract/product-feature.ts';
import { listWebhooksAtClosing } from './at-closing.store.ts';
import { notifyWebhooks } from './notify-webhooks.usecase.ts';
import { addWebhookCommands } from './webhooks.cli.ts';
import { webhookDelivery } from './webhooks.delivery.ts';
import { webhookActions, webhookCommands, webhookSubmissions } from './webhooks.slack.ts';

export const webhooksFeature: ProductFeature = {
  name: 'webhooks',
  commands: webhookCommands,
  actions: webhookActions,
  submissions: webhookSubmissions,
  deliveryHandlers: [webhookDelivery],
  atClosing: listWebhooksAtClosing,
  accessOutlets: notifyWebhooks,
  cli: addWebhookCommands,
};
