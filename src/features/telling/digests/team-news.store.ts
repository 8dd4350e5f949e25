/* What happened in the teams, read from the record: whose it was, and which people it is about. */
import type { NewsOfAct } from '../../../platform/audit/record-since.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findChampion, listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listWaves } from '../../waves/waves/waves.store.ts';
import type { News } from './news.ts';
import { TEAM_ACTS, type TeamEvent, type TeamNews } from './team-news.ts';

type Period = { after: Temporal.Instant; until: Temporal.Instant };
type Event = { teamId: TeamId; event: TeamEvent; personId: UserId | undefined; at: number };

const NEWEST_MAX = 3;

/** Team by team; where very many did something, their number and the last of them. */
export function listTeamNews(
  context: ReadContext,
  news: readonly NewsOfAct[],
  period: Period,
): Pick<News, 'teams' | 'counted' | 'halts'> {
  const ofTeams = news.filter(({ act }) => TEAM_ACTS.has(act));
  const isCounted = ({ count, lines }: NewsOfAct) => count > lines.length;
  const inWave = startedWith(context, period);
  const events = ofTeams
    .filter((one) => !isCounted(one))
    .flatMap((one) => eventsIn(context, one))
    .filter(({ event, teamId }) => event !== 'live' || !inWave.has(teamId));
  const counted = ofTeams
    .filter(isCounted)
    .filter(({ act, count }) => act !== 'access.live' || count > inWave.size);
  const lost = events.flatMap(({ event, teamId }) => (event === 'lost' ? [teamId] : []));
  return {
    teams: teamNews(context, events),
    counted: counted.map((one) => countedNews(context, one)),
    halts: listHalts(context, news, new Set(lost)),
  };
}

/** A wave's start tells already that its teams are live. */
function startedWith({ database, rolloutId }: ReadContext, { after, until }: Period): Set<TeamId> {
  const [from, to] = [after.epochMilliseconds, until.epochMilliseconds];
  const started = listWaves(database, rolloutId).filter(({ startedAt }) => {
    const at = startedAt?.epochMilliseconds;
    return at !== undefined && at > from && at <= to;
  });
  return new Set(started.flatMap(({ teams }) => teams.map(({ teamId }) => teamId)));
}

function eventsIn(context: ReadContext, { act, lines }: NewsOfAct): Event[] {
  const event = TEAM_ACTS.get(act);
  if (event === undefined) return [];
  return lines.flatMap(({ subject, at }): Event[] => {
    const about = whoIsMeant(context, subject);
    if (about === undefined) return [];
    const { teamId, personId, isBackUp } = about;
    if (!isBackUp) return [{ teamId, event, personId, at }];
    // A back-up who is certified, or leaves, is no news of the whole.
    return event === 'champion' ? [{ teamId, event: 'back-up', personId, at }] : [];
  });
}

type Meant = { teamId: TeamId; personId: UserId | undefined; isBackUp: boolean };

function whoIsMeant({ database, rolloutId }: ReadContext, subject: string): Meant | undefined {
  const [kind, id = ''] = subject.split(':');
  if (kind === 'team') return { teamId: teamIn(subject), personId: undefined, isBackUp: false };
  const champion =
    kind === 'champion'
      ? findChampion(database, rolloutId, id)
      : listOpenChampionsOf(database, id as UserId).find((one) => one.rolloutId === rolloutId);
  if (champion === undefined) return undefined;
  const { teamId, personId, role } = champion;
  return { teamId, personId, isBackUp: role === 'back-up' };
}

function teamNews(context: ReadContext, events: readonly Event[]): TeamNews[] {
  const { database } = context;
  const byTeam = Map.groupBy(events, ({ teamId }) => teamId);
  const only = new Set(byTeam.keys());
  const names = teamNames(context, only);
  const access = context.product.teamAccess(context, only);
  return [...byTeam].map(([teamId, own]) => {
    const did = new Set(own.map(({ event }) => event));
    const { state, lastOn } = access.get(teamId) ?? {};
    const people = own.flatMap(({ event, personId }) =>
      personId === undefined ? [] : [[event, findName(database, personId)] as const],
    );
    return {
      team: names.get(teamId) ?? '',
      at: Math.max(...own.map(({ at }) => at)),
      did,
      people: new Map(people),
      graceUntil: did.has('lost') && state === 'grace' ? lastOn : undefined,
    };
  });
}

function countedNews(context: ReadContext, ofAct: NewsOfAct): News['counted'][number] {
  const { act, count, lines } = ofAct;
  const newest = eventsIn(context, { ...ofAct, lines: lines.slice(0, NEWEST_MAX) });
  const names = teamNames(context, new Set(newest.map(({ teamId }) => teamId)));
  const event = TEAM_ACTS.get(act) ?? 'live';
  return { event, count, newest: [...names.values()], at: lines[0]?.at ?? 0 };
}

const HALTS = new Set(['access.grace', 'access.frozen', 'access.suspended']);

/** The newest of each team; why a lost champion leaves a team in grace is told with the loss. */
function listHalts(
  context: ReadContext,
  news: readonly NewsOfAct[],
  lost: ReadonlySet<TeamId>,
): News['halts'] {
  const lines = news
    .filter(({ act }) => HALTS.has(act))
    .flatMap(({ act, lines: own }) =>
      own.map(({ subject, says, at }) => ({
        teamId: teamIn(subject),
        isGrace: act === 'access.grace',
        says,
        at,
      })),
    )
    .sort((a, b) => b.at - a.at);
  const newest = [...Map.groupBy(lines, ({ teamId }) => teamId).values()].flatMap(
    ([line]) => line ?? [],
  );
  const told = newest.filter(({ isGrace, teamId }) => !(isGrace && lost.has(teamId)));
  const names = teamNames(context, new Set(told.map(({ teamId }) => teamId)));
  return told.map(({ teamId, ...rest }) => ({ team: names.get(teamId) ?? '', ...rest }));
}

const teamIn = (subject: string) => subject.slice(subject.indexOf(':') + 1) as TeamId;

function teamNames(
  { database, rolloutId }: ReadContext,
  ids: ReadonlySet<TeamId>,
): Map<TeamId, string> {
  return new Map(listTeams(database, rolloutId, ids).map(({ id, name }) => [id, name]));
}
