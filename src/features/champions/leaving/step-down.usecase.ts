import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { stepDown } from '../champions/champion-step.ts';
import type { StepOutcome } from '../nominations/nomination-facts.ts';
import { findNomination, findNominationFacts } from '../nominations/nominations.store.ts';
import { loseChampion } from './lose-champion.usecase.ts';

/** Somebody leaves the role without a successor; a lead may also end it for them. */
export function leaveRole(
  database: Database,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    championId: string;
    reason: string;
    liveTeamIds: ReadonlySet<TeamId>;
  },
  now: Temporal.Instant,
): StepOutcome {
  return write(database, (): StepOutcome => {
    const file = findNomination(database, input.rolloutId, input.championId);
    if (file === undefined) return { kind: 'no-such-nomination' };
    const actor = input.acting.userId;
    const facts = findNominationFacts(database, file, now);
    const outcome = stepDown(file.champion, actor, input.reason, file.leadIds, now);
    if (outcome.kind !== 'done') return { kind: 'refused', why: outcome, facts };
    const how = { actor, liveTeamIds: input.liveTeamIds };
    loseChampion(database, file, outcome.champion, how, now);
    return { kind: 'done', facts };
  });
}
