import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, submission } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import {
  fieldErrors,
  open,
  type Reply,
  tell,
  update,
  updateOnce,
} from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { addWebhook, removeWebhook } from './change-endpoints.usecase.ts';
import { REMOVE_WEBHOOK, WEBHOOK_FORM, webhookAddedModal, webhooksModal } from './webhook.view.ts';
import { listEndpoints } from './webhooks.store.ts';

const webhookCommand = command({
  command: '/rollout',
  name: 'access webhook',
  summary: 'which addresses get a signed notice when access changes',
  usage: '',
  who: ['lead', 'admin'],
  instead: [{ says: 'Who has access', run: '/rollout access' }],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => open(modalFor(request)),
});

function modalFor({ database, rolloutId }: RolloutRequest) {
  const name = findRollout(database, rolloutId)?.name ?? '';
  return webhooksModal(rolloutId, name, listEndpoints(database, rolloutId));
}

const addSubmission = submission({
  callbackId: WEBHOOK_FORM,
  who: ['lead', 'admin'],
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ url: text('The address', 500) }),
  run(request, { url }): Reply {
    const outcome = addWebhook(request, { url });
    if (outcome.kind === 'refused') return fieldErrors({ url: outcome.problem });
    return updateOnce(webhookAddedModal(outcome.endpoint, outcome.secret));
  },
});

const removeEndpoint = action({
  actionId: REMOVE_WEBHOOK,
  who: ['lead', 'admin'],
  acts: true,
  about: 'rollout',
  value: rolloutValue.extend({ endpointId: keptId() }),
  run(request, { endpointId }): Reply {
    if (removeWebhook(request, { endpointId }) === undefined)
      return tell(sentence('This address was already removed. Nothing was changed.'));
    return update(modalFor(request));
  },
});

export const webhookCommands = [webhookCommand];
export const webhookActions = [removeEndpoint];
export const webhookSubmissions = [addSubmission];
