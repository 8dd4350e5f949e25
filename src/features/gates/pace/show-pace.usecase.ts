import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { ChannelId, UserId } from '../../../platform/ids.ts';
import { enqueueAnswer } from '../../../platform/outbox/direct.ts';
import { enqueueMessage } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { channelLink, mention } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayList } from '../../../platform/words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { paceReport } from './pace.ts';
import { paceMessage, shownBy } from './pace.view.ts';
import { getPaceFacts } from './pace-facts.store.ts';
import { getPaceWords } from './pace-words.store.ts';

export type ShowOutcome =
  | { kind: 'not-lead' }
  | { kind: 'no-sponsor' }
  | { kind: 'posted'; channelId: ChannelId }
  | { kind: 'sent'; to: readonly UserId[] };

/** Posts what would break to a channel, as it stands at this moment, under the name of the one who shows it. */
export function postPace(request: RolloutRequest, input: { channelId: ChannelId }): ShowOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ShowOutcome => {
    if (!maySee(request)) return { kind: 'not-lead' };
    const { channelId } = input;
    enqueueMessage(request, {
      key: `pace:${rolloutId}:${channelId}:${now.epochMilliseconds}`,
      to: channelId,
      message: messageOf(request),
    });
    recordShown(request, `${mention(acting.userId)} posted the pace to ${channelLink(channelId)}.`);
    return { kind: 'posted', channelId };
  });
}

/** Sends the same to each sponsor besides the one who sends it, within their own hours. */
export function sendPace(request: RolloutRequest): ShowOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ShowOutcome => {
    if (!maySee(request)) return { kind: 'not-lead' };
    const to = listActiveHolders(database, rolloutId, 'sponsor').filter(
      (id) => id !== acting.userId,
    );
    if (to.length === 0) return { kind: 'no-sponsor' };
    const message = messageOf(request);
    for (const one of to)
      enqueueAnswer(request, {
        key: `pace.shown:${rolloutId}:${now.epochMilliseconds}:${one}`,
        to: one,
        message,
      });
    const whom = sayList(to.map(mention));
    recordShown(request, `${mention(acting.userId)} sent the pace to ${whom}.`);
    return { kind: 'sent', to };
  });
}

const maySee = ({ acting }: RolloutRequest) =>
  acting.roles.has('lead') || acting.roles.has('sponsor');

function messageOf(request: RolloutRequest) {
  const message = paceMessage(paceReport(getPaceFacts(request)), getPaceWords(request));
  return shownBy(message, findName(request.database, request.acting.userId));
}

function recordShown(request: RolloutRequest, says: string): void {
  const { headline, sentences, unknowns } = paceReport(getPaceFacts(request));
  record(request, {
    act: 'pace.show',
    subject: `rollout:${request.rolloutId}`,
    says,
    after: { headline, sentences, unknowns },
    isNews: false,
  });
}
