import { record } from '../../../platform/audit/audit.ts';
import { later } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import { asGroundswell, type RolloutRequest } from '../../../platform/request.ts';
import { capitalised } from '../../../platform/words.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { instantOf } from '../../teams/calendars/wall-time.ts';
import { putBack } from './carry-out-change.usecase.ts';
import type { StoredOverride } from './override.ts';
import { sayOverride } from './override-line.view.ts';
import { answerMessage, endedMessage } from './override-messages.view.ts';
import { getOverrideWords } from './override-words.store.ts';
import { listOverrides, saveOverrideFate } from './overrides.store.ts';
import { answerKey, findOverrideEnd, isLapsedUntold } from './overrides-due.store.ts';

/** An override ends at midnight; its channel hears of it in the morning. */
const POSTED_FROM = Temporal.PlainTime.from('09:00');

/** Ends overrides that are fulfilled or expired, and tells of requests that nobody answered; says what it did. */
export function endOverrides(request: RolloutRequest): string {
  const { database, rolloutId } = request;
  return write(database, (): string => {
    const rollout = findRollout(database, rolloutId);
    if (rollout === undefined) return '';
    const done = listOverrides(database, rolloutId).flatMap((override) => [
      ...endOne(request, rollout, override),
      ...lapseOne(request, override),
    ]);
    return done.join(' ');
  });
}

function endOne(request: RolloutRequest, rollout: Rollout, override: StoredOverride): string[] {
  const end = findOverrideEnd(request, override);
  if (end === undefined) return [];
  if (end.how === 'expired') putBack(asGroundswell(request), override);
  const ended: StoredOverride = { ...override, ended: end };
  saveOverrideFate(request.database, ended);
  const fulfilled = override.change === undefined ? 'its criteria are met' : 'it was taken back';
  const how = end.how === 'fulfilled' ? `has ended: ${fulfilled}` : 'has expired';
  record(request, {
    act: `overrides.${end.how === 'fulfilled' ? 'fulfil' : 'expire'}`,
    subject: `gate:${override.gate}`,
    says: `${capitalised(sayOverride(override))} ${how}.`,
    after: { ended: end.how, criteria: override.criteria },
    isNews: true,
  });
  enqueueMessage(request, {
    key: `overrides:${override.id}:ended`,
    to: rollout.channelId,
    notBefore: later(request.now, instantOf(request.today, POSTED_FROM, rollout.timeZone)),
    message: endedMessage(ended, getOverrideWords(request, undefined)),
  });
  return [`Ended an override of ${override.gate}: ${end.how}.`];
}

function lapseOne(request: RolloutRequest, override: StoredOverride): string[] {
  if (!isLapsedUntold(request, override)) return [];
  enqueueNews(request, {
    key: answerKey(override),
    to: override.requestedBy,
    message: answerMessage(override, getOverrideWords(request, override.requestedBy)),
  });
  record(request, {
    act: 'overrides.lapse',
    subject: `gate:${override.gate}`,
    says: `Nobody answered the request for ${sayOverride(override)} in time, so it lapsed.`,
    isNews: false,
  });
  return [`A request to override ${override.gate} lapsed.`];
}
