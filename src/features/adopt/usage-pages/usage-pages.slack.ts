import type { RolloutRequest } from '../../../platform/request.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { getUsagePage } from './usage-page.store.ts';
import { OPEN_USAGE, usagePageMessage } from './usage-page.view.ts';

const LEADS = ['lead', 'admin'] as const;

const usageCommand = command({
  command: '/rollout',
  name: 'usage',
  summary: 'where usage comes from, and who is still to be settled',
  usage: '',
  who: LEADS,
  instead: [{ says: 'Your own record', run: '/core me' }],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => tell(pageOf(request)),
});

const openUsage = action({
  actionId: OPEN_USAGE,
  who: LEADS,
  about: 'rollout',
  value: rolloutValue,
  run: (request): Reply => tell(pageOf(request)),
});

const pageOf = (request: RolloutRequest) =>
  usagePageMessage(request.rolloutId, getUsagePage(request), request.today);

export const usageCommands = [usageCommand];
export const usageActions = [openUsage];
