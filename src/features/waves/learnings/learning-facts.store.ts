import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { sharedTags } from '../selection/workflow-similarity.ts';
import type { Learning } from './learning.ts';
import { type LearningActor, type LearningStepKind, stepsFor } from './learning-rights.ts';
import { adoptionCredits } from './learning-status.ts';

type Names = {
  teamName: string;
  finderName: string;
  ownerName: string | undefined;
  trials: { teamName: string; byName: string; worked: boolean; note: string }[];
  adopterNames: string[];
};

/** Learnings with the names in them and what their reader can do. */
export function listLearningFacts(
  request: RolloutRequest,
  learnings: readonly Learning[],
): (Names & {
  learning: Learning;
  steps: LearningStepKind[];
  today: Temporal.PlainDate;
})[] {
  const { database, rolloutId, today } = request;
  const actor = getLearningActor(request);
  const teams = new Map(listTeams(database, rolloutId).map(({ id, name }) => [id, name]));
  const credits = new Map(adoptionCredits(learnings).map((each) => [each.learningId, each]));
  const teamName = (id: TeamId) => teams.get(id) ?? 'a team that no longer exists';
  return learnings.map((learning) => ({
    learning,
    teamName: teamName(learning.teamId),
    finderName: findName(database, learning.foundBy),
    ownerName: learning.action && findName(database, learning.action.ownerId),
    trials: learning.trials.map(({ teamId, by, worked, note }) => ({
      teamName: teamName(teamId),
      byName: findName(database, by),
      worked,
      note,
    })),
    adopterNames: (credits.get(learning.id)?.adoptedBy ?? []).map(teamName),
    steps: stepsFor(learning, actor),
    today,
  }));
}

/** What whoever asks is to the learnings of a rollout. */
export function getLearningActor(request: RolloutRequest): LearningActor {
  const { database, rolloutId, acting, product } = request;
  const championOf = listOpenChampionsOf(database, acting.userId)
    .filter((champion) => champion.rolloutId === rolloutId && isInOffice(champion))
    .map((champion) => champion.teamId);
  return {
    personId: acting.userId,
    isLead: acting.roles.has('lead'),
    championOf,
    triesFor: (foundIn) => {
      const live = new Set(product.liveTeams(request, new Set(championOf)));
      const asked = new Set([foundIn, ...championOf]);
      const workflows = new Map(
        listTeams(database, rolloutId, asked).map((team) => [team.id, team.workflows]),
      );
      const found = workflows.get(foundIn) ?? [];
      return championOf.filter(
        (id) =>
          id !== foundIn && live.has(id) && sharedTags(found, workflows.get(id) ?? []).length > 0,
      );
    },
  };
}
