/* What the platform asks of rollouts: which one a request is about, who holds which role, who may. */

import type { Feature } from '../../../platform/feature.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Scoping } from '../../../platform/slack/scope.ts';
import { closedWords } from './closed-words.view.ts';
import { todayAt } from './rollout.ts';
import { candidateLists } from './rollout-candidates.ts';
import { noRolloutYetMessage } from './rollout-messages.view.ts';
import { findRollout, listRollouts } from './rollouts.store.ts';
import { getWhoMay } from './who-may.store.ts';
import { whoMayWords } from './who-may.view.ts';

export function rolloutScoping(roleSources: readonly NonNullable<Feature['roles']>[]): Scoping {
  return {
    candidates(database, channelId, whenClosed) {
      const all = listRollouts(database);
      const inOrder = candidateLists(all, channelId, whenClosed);
      const rollouts = inOrder.find((list) => list.length > 0) ?? [];
      return rollouts.map(({ id, name }) => ({ rolloutId: id, name }));
    },
    rolesOf(database, rolloutId, userId) {
      if (rolloutId === undefined) return [];
      return roleSources.flatMap((roles) => [...roles(database, rolloutId, userId)]);
    },
    status(database, rolloutId, now) {
      const rollout = findRollout(database, rolloutId);
      return rollout === undefined
        ? undefined
        : {
            name: rollout.name,
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
}
