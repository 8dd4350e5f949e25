/* What the platform asks of rollouts: which one a request is about, who holds which role, who may. */

import type { Role } from '../../../platform/acting.ts';
import type { Database } from '../../../platform/database.ts';
import type { Feature } from '../../../platform/feature.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Scoping } from '../../../platform/slack/scope.ts';
import { sayChoice } from '../../../platform/words.ts';
import { todayAt } from './rollout.ts';
import { noRolloutYetMessage } from './rollout-messages.view.ts';
import {
  findRollout,
  listOpenRollouts,
  listRoleHolders,
  listRolloutsOfChannel,
} from './rollouts.store.ts';

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
    whoMay,
    noRolloutYet: noRolloutYetMessage,
  };
}

const ROLE_WORDS: Record<Role, string> = {
  admin: 'a workspace admin',
  lead: 'a lead',
  sponsor: 'a sponsor',
  champion: 'a champion',
  backup: 'a back-up champion',
  manager: 'a team’s manager',
  member: 'a member of a team',
};

function whoMay(
  database: Database,
  rolloutId: RolloutId | undefined,
  roles: readonly Role[],
): string {
  const rollout = rolloutId === undefined ? undefined : findRollout(database, rolloutId);
  const words = roles.map((role) => ROLE_WORDS[role]);
  const said = sayChoice(words);
  if (rollout === undefined) return said;
  const of = `${said} of *${esc(rollout.name)}*`;
  if (!roles.includes('lead')) return of;
  const leads = listRoleHolders(database, rollout.id, 'lead').map((id) =>
    esc(findName(database, id)),
  );
  return leads.length === 0 ? of : `${of} (${sayChoice(leads)})`;
}
