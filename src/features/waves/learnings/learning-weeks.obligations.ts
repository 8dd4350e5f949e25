import type { TeamId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listTeamWaves } from '../waves/team-waves.store.ts';
import { findWave } from '../waves/waves.store.ts';
import { askedFromOn, dueOn, type WeeksOfTeam, weeksOfTeam } from './learning-week.ts';
import { listAnsweredWeeks } from './learning-weeks.store.ts';
import { ASK_WEEK, weekValue } from './week-question.view.ts';

/** How the teams of the second pilot have answered so far, in the order in which they were planned. */
export function listWeeksOfTeams(context: ReadContext, only?: TeamScope): WeeksOfTeam[] {
  const { database, rolloutId, today } = context;
  const pilot = findWave(database, rolloutId, 0)?.teams.map(({ teamId }) => teamId) ?? [];
  const teamIds = pilot.filter((teamId) => only?.has(teamId) ?? true);
  if (teamIds.length === 0) return [];
  const scope = new Set(teamIds);
  const answers = listAnsweredWeeks(database, rolloutId, scope);
  const waves = listTeamWaves(database, rolloutId, scope);
  return teamIds.flatMap((teamId) => {
    const team = waves.get(teamId);
    return (team && weeksOfTeam(teamId, team, answers, today)) ?? [];
  });
}

/** The champion answers for the team, or the back-up where there is none. */
export function whoAnswersFor({ database, rolloutId }: ReadContext, teamIds: Iterable<TeamId>) {
  const champions = listChampionsByTeam(database, rolloutId, new Set(teamIds));
  return (teamId: TeamId) => {
    const { champion, backUps } = championsOf(teamId, champions.get(teamId) ?? []);
    return (champion ?? backUps[0])?.personId;
  };
}

/** A week that was not answered while it was asked about can't be made up. */
export function weekEnding(
  { database, rolloutId }: ReadContext,
  gone: GoneThing,
): Ending | undefined {
  const [teamId, weekOn] = partsOf(gone, 'learning-weeks.ask') ?? [];
  if (teamId === undefined || weekOn === undefined) return undefined;
  const answered = listAnsweredWeeks(database, rolloutId, new Set([teamId as TeamId]));
  const isAnswered = answered.some((one) => String(one.weekOn) === weekOn);
  return isAnswered ? undefined : { kind: 'lapsed' };
}

/** Each week of the second pilot each champion says what was learned; "nothing" is an answer. */
export const learningWeekObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, today } = context;
  const open = listWeeksOfTeams(context, only).filter((one) => one.open !== undefined);
  if (open.length === 0) return [];
  const teamIds = new Set(open.map(({ teamId }) => teamId));
  const whoAnswers = whoAnswersFor(context, teamIds);
  const names = new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]));
  return open.flatMap(({ teamId, open: weekOn }) => {
    const personId = whoAnswers(teamId);
    if (personId === undefined || weekOn === undefined) return [];
    const owed: Obligation = {
      key: `learning-weeks.ask:${teamId}:${weekOn}`,
      rolloutId,
      personId,
      topic: 'learning-weeks',
      text: `Say what *${esc(names.get(teamId) ?? '')}* learned this week`,
      why: `You’re in the second pilot so that the teams after you meet fewer surprises. This is about the week of ${sayDate(weekOn, today)}; “nothing” is an answer.`,
      teamId,
      sinceOn: askedFromOn(weekOn),
      dueOn: dueOn(weekOn),
      minutes: 2,
      takers: ['champion', 'back-up'],
      settle: {
        label: 'Answer',
        actionId: ASK_WEEK,
        value: weekValue({ rolloutId, teamId, weekOn }),
      },
    };
    return [[teamId, owed] as const];
  });
};
