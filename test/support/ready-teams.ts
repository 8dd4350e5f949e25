/* Teams that could be in the next wave: a certified champion, every question answered, calm weeks. */

import { saveLedgerNotes } from '../../src/features/assess/constraints/constraints.store.ts';
import type { Phase } from '../../src/features/contract/phase.ts';
import { markPhase } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import { write } from '../../src/platform/database.ts';
import type { UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { answerAll } from '../features/expand/readiness/answer-all.ts';
import { putInOffice } from './champion-in-office.ts';
import { confirmMusts } from './confirm-musts.ts';
import type { World } from './world.ts';

/** The champion of each team of *Support copilot* in these stories. */
export const CHAMPIONS: Record<string, { id: string; name: string }> = {
  Claims: { id: 'UMIA', name: 'Mia Chen' },
  Billing: { id: 'UBAO', name: 'Bao Nguyen' },
  Renewals: { id: 'UPRIYA', name: 'Priya Raman' },
};

export async function makeReady(world: World, ...teams: readonly Team[]): Promise<void> {
  for (const team of teams) {
    const champion = CHAMPIONS[team.name];
    if (champion === undefined) throw new Error(`${team.name} has no champion in these stories.`);
    putInOffice(world, team, champion.id);
    await answerAll(world, champion.name, team.name);
    confirmMusts(world, team);
  }
}

/** Moves the clock to the phase's first day and the rollout into it, past its gates. */
export function enterPhase(world: World, team: Team, phase: Phase, at: string): void {
  world.workspace.clock.moveTo(Temporal.Instant.from(at));
  const { database } = world;
  const { rolloutId } = team;
  const by = 'ULENA' as UserId;
  write(database, () => {
    markPhase(database, rolloutId, phase);
    // What the assessment's gate would have asked for.
    saveLedgerNotes(
      database,
      { workspaceId: 'TBRIGHTWATER' as WorkspaceId, rolloutId },
      { noneBecause: 'Two teams repeated it.', noneBy: by, noneAt: world.now() },
    );
  });
}
