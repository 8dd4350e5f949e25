/* What the platform asks of rollouts: which one a request is about, who holds which role, who may. */

import type { Feature } from '../../../platform/feature.ts';
import type { Scoping } from '../../../platform/slack/scope.ts';
import { todayAt } from './rollout.ts';
import { noRolloutYetMessage } from './rollout-messages.view.ts';
import { findRollout, listOpenRollouts, listRolloutsOfChannel } from './rollouts.store.ts';
import { getWhoMay } from './who-may.store.ts';
import { whoMayWords } from './who-may.view.ts';

export function rolloutScoping(roleSources: readonly NonNullable<Feature['roles']>[]): Scoping {
  return {
    candidates(database, channelId) {
      const here = channelId === undefined ? [] : listRolloutsOfChannel(database, channelId);
      const rollouts = here.length > 0 ? here : listOpenRollouts(database);
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
        : { name: rollout.name, today: todayAt(rollout, now) };
    },
    whoMay: (database, rolloutId, roles) => whoMayWords(getWhoMay({ database, rolloutId }, roles)),
    noRolloutYet: noRolloutYetMessage,
  };
}
