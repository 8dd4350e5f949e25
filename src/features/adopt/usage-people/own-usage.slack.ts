import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, replace, tell } from '../../../platform/slack/reply.ts';
import { findUsageSettings } from '../usage-retention/usage-settings.store.ts';
import { eraseOwn } from './erase-own.usecase.ts';
import { findOwnUsage } from './own-usage.store.ts';
import { ERASE_OWN, EXPORT_OWN, ownExportMessage, ownUsageMessage } from './own-usage.view.ts';

export const meCommand = command({
  command: '/core',
  name: 'me',
  summary: 'what is kept of your own use; take it with you, or erase it',
  usage: '',
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const { keepDays } = findUsageSettings(request.database, request.rolloutId);
    const own = findOwnUsage(request, request.acting.userId);
    return tell(ownUsageMessage(request.rolloutId, own, { today: request.today, keepDays }));
  },
});

const exportOwn = action({
  actionId: EXPORT_OWN,
  who: 'anyone',
  shows: 'cut',
  about: 'rollout',
  value: rolloutValue,
  run: (request): Reply => tell(ownExportMessage(findOwnUsage(request, request.acting.userId))),
});

const eraseOwnRecord = action({
  actionId: ERASE_OWN,
  who: 'anyone',
  shows: 'cut',
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    eraseOwn(request);
    return replace(
      sentence('Your record is erased. What you do from tomorrow on is counted again.'),
    );
  },
});

export const ownUsageActions = [exportOwn, eraseOwnRecord];
