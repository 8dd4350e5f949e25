/* What the platform asks of rollouts: which one a request is about, who holds which role, who may. */

import { findName } from '../../../platform/slack/directory.ts';
import type { Scoping } from '../../../platform/slack/scope.ts';
import { closedWords } from './closed-words.view.ts';
import { todayAt } from './rollout.ts';
import { candidateLists } from './rollout-candidates.ts';
import { noRolloutYetMessage } from './rollout-messages.view.ts';
import { findRollout } from './rollouts.store.ts';
import { getSeen, listSeenRollouts } from './seen-rollouts.store.ts';
import { getWhoMay } from './who-may.store.ts';
import { whoMayWords } from './who-may.view.ts';

export const rolloutScoping: Scoping = {
  candidates(state, reader, whenClosed) {
    const seen = listSeenRollouts(state, reader);
    const inOrder = candidateLists(seen, reader.channelId, whenClosed);
    const rollouts = inOrder.find((list) => list.length > 0) ?? [];
    return rollouts.map(({ id, name }) => ({ rolloutId: id, name }));
  },
  see: getSeen,
  status(database, rolloutId, now) {
    const rollout = findRollout(database, rolloutId);
    return rollout === undefined
      ? undefined
      : {
          name: rollout.name,
          channelId: rollout.channelId,
          today: todayAt(rollout, now),
          closed: closedWords({
            rollout,
            byName: findName(database, rollout.closing?.by),
            now,
          }),
        };
  },
  whoMay: (database, rolloutId, roles) => whoMayWords(getWhoMay({ database, rolloutId }, roles)),
  noRolloutYet: noRolloutYetMessage,
};
