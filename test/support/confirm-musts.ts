/* The words that a team waits for, for stories that are about something else. */
import { addMustConfirmation } from '../../src/features/expand/readiness/must-confirmations.store.ts';
import { findReadiness } from '../../src/features/expand/readiness/readiness.store.ts';
import { waitingMusts } from '../../src/features/expand/readiness/waiting-musts.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import { write } from '../../src/platform/database.ts';
import { contextIn } from './requests.ts';
import type { World } from './world.ts';

/** Sponsor, owner of the rules and manager say yes to everything that waits for them now. */
export function confirmMusts(world: World, team: Pick<Team, 'id' | 'rolloutId'>): void {
  const { database } = world;
  const { id: teamId, rolloutId } = team;
  const rollout = findRollout(database, rolloutId);
  const context = contextIn(world, rolloutId, rollout?.timeZone);
  const mustHaves = findReadiness(context, teamId)?.readiness.mustHaves ?? [];
  write(database, () => {
    for (const { must, about, waitsFor } of waitingMusts(mustHaves)) {
      const [saidBy] = waitsFor;
      if (saidBy === undefined || rollout === undefined) continue;
      const said = { teamId, must, says: 'yes', words: '', about, saidBy } as const;
      const of = { workspaceId: rollout.workspaceId, rolloutId };
      addMustConfirmation(database, of, { ...said, saidAt: world.now() });
    }
  });
}
