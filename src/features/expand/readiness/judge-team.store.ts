/* One team judged by everything that is on record about it. */
import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';
import type { Team } from '../../teams/teams/team.ts';
import { judgeCapacity, type Window } from './capacity.ts';
import { type CapacityAnswer, disturbancesIn, statusCapacity } from './capacity-answer.ts';
import type { MustConfirmation } from './must-confirmation.ts';
import type { ChampionFact } from './must-findings.ts';
import { getReadItems, type ReadOfTeam } from './read-items.store.ts';
import { judgeReadiness } from './readiness.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';
import type { TeamReadiness } from './team-readiness.ts';

/** What is the same for many teams. */
export type Scene = {
  readOf: ReadOfTeam;
  sponsorIds: readonly UserId[];
  hasLeft(personId: UserId): boolean;
};

export function getScene(
  context: ReadContext,
  teams: readonly Team[],
  answers: readonly ReadinessAnswer[],
): Scene {
  const { database, rolloutId } = context;
  const named = [
    ...teams.flatMap(({ managerId }) => managerId ?? []),
    ...answers.flatMap(({ ownerId }) => ownerId ?? []),
  ];
  const gone = new Set(
    listPeople(database, [...new Set(named)]).flatMap(({ userId, isDeactivated }) =>
      isDeactivated ? [userId] : [],
    ),
  );
  return {
    readOf: getReadItems(context, new Set(teams.map(({ id }) => id))),
    sponsorIds: listActiveHolders(database, rolloutId, 'sponsor'),
    hasLeft: (id) => gone.has(id),
  };
}

export function judgeTeam(
  { today }: ReadContext,
  window: Window,
  about: Scene & {
    team: Team;
    calendar: WorkingCalendar;
    champion: ChampionFact;
    answers: readonly ReadinessAnswer[];
    capacityAnswers: readonly CapacityAnswer[];
    confirmations: readonly MustConfirmation[];
  },
): TeamReadiness {
  const { team, calendar, champion, answers, capacityAnswers, confirmations } = about;
  const status = statusCapacity(capacityAnswers, today);
  const happens = disturbancesIn(window, status);
  const capacity = judgeCapacity(happens, { size: team.context.size, calendar }, window);
  const confirming = {
    confirmations,
    capacity: status.filter((one) => !isBefore(one.window.untilOn, window.fromOn)),
    sponsorIds: about.sponsorIds,
    managerId: team.managerId,
    hasLeft: about.hasLeft,
    since: answers[0]?.saidAt,
  };
  const read = about.readOf(team);
  const facts = { teamId: team.id, champion, capacity, answers, confirming, read };
  return { team, readiness: judgeReadiness(facts, today), window, answers, capacityAnswers };
}
