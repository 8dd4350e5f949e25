import type { TeamId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { championsOf } from '../../champions/champions/champion.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { type Ending, type GoneThing, partsOf } from '../../contract/ending.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { getPausesOf } from '../waves/bake-days.store.ts';
import { listTeamWaves } from '../waves/team-waves.store.ts';
import { isRunning, type WaveRecord } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { askedFromOn, dueOn, type WeeksOfTeam, weeksOfTeam } from './learning-week.ts';
import { listAnsweredWeeks } from './learning-weeks.store.ts';
import { ASK_WEEK, weekValue } from './week-question.view.ts';

/** How the teams of these waves have answered so far, in the order in which they were planned. */
export function listWeeksOfTeams(
  { database, rolloutId, today }: ReadContext,
  which: (wave: WaveRecord) => boolean,
  only?: TeamScope,
): WeeksOfTeam[] {
  const waves = listWaves(database, rolloutId).filter(which);
  const isAsked = (teamId: TeamId) => only?.has(teamId) ?? true;
  const scope = new Set(
    waves.flatMap(({ teams }) => teams.map(({ teamId }) => teamId)).filter(isAsked),
  );
  if (scope.size === 0) return [];
  const answers = Map.groupBy(listAnsweredWeeks(database, rolloutId, scope), (one) => one.teamId);
  const placed = listTeamWaves(database, rolloutId, scope);
  return waves.flatMap((wave) => {
    const pauses = getPausesOf(database, wave);
    return wave.teams.flatMap(({ teamId }) => {
      const team = scope.has(teamId) ? placed.get(teamId) : undefined;
      // Of several waves, and of several tries at one, that counts which the team started in last.
      const isIts =
        team?.number === wave.number && String(team.startedOn) === String(wave.clock.startedOn);
      if (!isIts) return [];
      return weeksOfTeam(teamId, { ...team, pauses }, answers.get(teamId) ?? [], today) ?? [];
    });
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

/** Each week in which a wave runs each of its champions says what was learned; "nothing" is an answer. */
export const learningWeekObligations: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, today } = context;
  const open = listWeeksOfTeams(context, isRunning, only).filter((one) => one.open !== undefined);
  if (open.length === 0) return [];
  const teamIds = new Set(open.map(({ teamId }) => teamId));
  const whoAnswers = whoAnswersFor(context, teamIds);
  const names = new Map(listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]));
  return open.flatMap(({ teamId, wave, open: weekOn }) => {
    const personId = whoAnswers(teamId);
    if (personId === undefined || weekOn === undefined) return [];
    const owed: Obligation = {
      key: `learning-weeks.ask:${teamId}:${weekOn}`,
      rolloutId,
      personId,
      topic: 'learning-weeks',
      text: `Say what *${esc(names.get(teamId) ?? '')}* learned this week`,
      why: `${wave === 0 ? 'You’re in the second pilot so that' : 'What your team finds is how'} the teams after you meet fewer surprises. This is about the week of ${sayDate(weekOn, today)}; “nothing” is an answer.`,
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
