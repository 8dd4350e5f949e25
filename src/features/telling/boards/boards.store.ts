/* The board of teams: where each stands, kept team by team, and one page of it with names. */
import { dayMark, rememberAsHeard } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { findName, listPeople } from '../../../platform/slack/directory.ts';
import { listChampionsByTeam } from '../../champions/champions/champions.store.ts';
import { teamSize } from '../../champions/champions/team-size.ts';
import { byUrgency, isOverdue, type Obligation } from '../../contract/obligation.ts';
import { getContactsByTeam } from '../../contract/team-contacts.store.ts';
import {
  getTeamObligations,
  listObligationsForTeams,
} from '../../contract/team-obligations.store.ts';
import { countTrained } from '../../prepare/training/walk-counts.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listNamedTeams } from '../../teams/teams/team-names.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listTeamWaves } from '../../waves/waves/team-waves.store.ts';
import { listObligationsAbout } from '../obligations/obligations.store.ts';
import {
  type BoardCounts,
  type BoardFilter,
  countOnBoard,
  isInTrouble,
  type Listed,
  onBoard,
  type Page,
  pageOf,
  type Standing,
} from './board.ts';
import type { BoardPage, BoardRow, OpenThing } from './board-page.ts';

const keptStandings = perTeam<Standing, ReadContext>({
  name: 'board',
  isAskedForAll: true,
  readMark: (context) => `${dayMark(context)} ${nameOf(context.product)}`,
  read(context, only) {
    const { database, rolloutId, product, today } = context;
    const pilotId = findRollout(database, rolloutId)?.pilotTeamId;
    const access = product.teamAccess(context, only);
    const waves = listTeamWaves(database, rolloutId, only);
    const contacts = getContactsByTeam(context, only);
    const heldUp = new Set(
      obligationsOf(context, only).flatMap((one) =>
        one.teamId !== undefined && one.blocks !== undefined && isOverdue(one, today)
          ? [one.teamId]
          : [],
      ),
    );
    return listTeams(database, rolloutId, only).map(({ id }): [TeamId, Standing] => [
      id,
      {
        access: access.get(id)?.state ?? 'waiting',
        wave: waves.get(id)?.number,
        isPilot: id === pilotId,
        hasChampion: (contacts.get(id) ?? []).some(({ role }) => role === 'champion'),
        isHeldUp: heldUp.has(id),
      },
    ]);
  },
});

function obligationsOf(context: ReadContext, only: TeamScope): Obligation[] {
  return only === undefined
    ? getTeamObligations(context).all()
    : listObligationsForTeams(context, only);
}

/** Every team with where it stands, by name. */
function listStandings(context: ReadContext): readonly Listed[] {
  const { database, rolloutId, product } = context;
  return rememberAsHeard(context, `board ${nameOf(product)}`, (look) => {
    const standings = keptStandings.all(look);
    return listNamedTeams(database, rolloutId).flatMap(({ id }) => {
      const standing = standings.get(id);
      return standing === undefined ? [] : [{ id, standing }];
    });
  });
}

/** How many teams each filter of the board leaves. */
export function getBoardCounts(context: ReadContext): BoardCounts {
  return rememberAsHeard(context, `board counts ${nameOf(context.product)}`, (look) =>
    countOnBoard(listStandings(look)),
  );
}

/** Live teams whose access is in trouble or about to be, by name. */
export function listTroubledNames(context: ReadContext): readonly string[] {
  return rememberAsHeard(context, `board troubled ${nameOf(context.product)}`, (look) => {
    const ids = listStandings(look).filter(({ standing }) => isInTrouble(standing));
    const names = new Map(
      listNamedTeams(look.database, look.rolloutId).map(({ id, name }) => [id, name]),
    );
    return ids.flatMap(({ id }) => names.get(id) ?? []);
  });
}

/** One page of the board, with names and the most urgent open thing of each team on it. */
export function getBoardPage(context: ReadContext, view: BoardSlice): BoardPage {
  const { filter, page, size } = view;
  const key = `board page ${filter} ${page} ${size} ${nameOf(context.product)}`;
  return rememberAsHeard(context, key, (look) => readPage(look, view));
}

type BoardSlice = { filter: BoardFilter; page: number; size: number };

function readPage(context: ReadContext, view: BoardSlice): BoardPage {
  const key = `board ${view.filter} ${nameOf(context.product)}`;
  const listed = rememberAsHeard(context, key, (look) => onBoard(listStandings(look), view.filter));
  const page: Page = pageOf(listed.length, view.size, view.page);
  const shown = listed.slice(page.from, page.to).map(({ id }) => id);
  return {
    rolloutId: context.rolloutId,
    filter: view.filter,
    page,
    total: listed.length,
    counts: getBoardCounts(context),
    rows: listRows(context, shown),
  };
}

/** Some teams as the board shows them, in the order given. */
export function listRows(context: ReadContext, teamIds: readonly TeamId[]): readonly BoardRow[] {
  if (teamIds.length === 0) return [];
  const key = `board rows ${teamIds.join()} ${nameOf(context.product)}`;
  return rememberAsHeard(context, key, (look) => readRows(look, teamIds));
}

function readRows(context: ReadContext, teamIds: readonly TeamId[]): BoardRow[] {
  const { database, rolloutId, product } = context;
  const only = new Set(teamIds);
  const standings = keptStandings.of(context, only);
  const teams = new Map(listTeams(database, rolloutId, only).map((team) => [team.id, team]));
  const access = product.teamAccess(context, only);
  const waves = listTeamWaves(database, rolloutId, only);
  const asked = product.requestDays(context, only);
  const contacts = getContactsByTeam(context, only);
  const trained = countTrained({ database, rolloutId }, only);
  const champions = listChampionsByTeam(database, rolloutId, only);
  const open = Map.groupBy(listObligationsAbout(context, only), ({ teamId }) => teamId);
  const next = product.nextWave(context);
  const isPaused = findRollout(database, rolloutId)?.paused !== undefined;
  return teamIds.flatMap((id): BoardRow[] => {
    const [team, standing] = [teams.get(id), standings.get(id)];
    if (team === undefined || standing === undefined) return [];
    const champion = (contacts.get(id) ?? []).find(({ role }) => role === 'champion');
    const wave = waves.get(id);
    return [
      {
        team,
        standing,
        access: access.get(id),
        wave,
        isOnHold: isPaused || wave?.pausedOn !== undefined,
        planned: next?.teamIds.includes(id) === true ? next : undefined,
        askedOn: asked.get(id),
        championName: champion && findName(database, champion.personId),
        trained: trained.get(id) ?? { people: 0, finished: 0 },
        size: teamSize(team, champions.get(id) ?? []),
        ...openOf(context, open.get(id) ?? []),
      },
    ];
  });
}

/** The most urgent open thing, with everyone who owes it, and how many others there are. */
function openOf(
  { database, today }: ReadContext,
  owed: readonly Obligation[],
): Pick<BoardRow, 'open' | 'moreOpen'> {
  const byKey = [...Map.groupBy(owed.toSorted(byUrgency(today)), ({ key }) => key).values()];
  const [first] = byKey;
  if (first?.[0] === undefined) return { open: undefined, moreOpen: 0 };
  const open: OpenThing = { obligation: first[0], ownerNames: namesOf(database, first) };
  return { open, moreOpen: byKey.length - 1 };
}

/** What is open about one team, each thing once with everyone who owes it, the most urgent first. */
export function listOpenThings(context: ReadContext, teamId: TeamId): OpenThing[] {
  const { database, today } = context;
  const owed = listObligationsAbout(context, new Set([teamId])).toSorted(byUrgency(today));
  return [...Map.groupBy(owed, ({ key }) => key).values()].flatMap((same) =>
    same[0] === undefined ? [] : [{ obligation: same[0], ownerNames: namesOf(database, same) }],
  );
}

function namesOf(database: ReadContext['database'], owed: readonly Obligation[]): string[] {
  const ids = [...new Set<UserId>(owed.map(({ personId }) => personId))];
  const names = new Map(listPeople(database, ids).map(({ userId, name }) => [userId, name]));
  return ids.map((id) => names.get(id) ?? findName(database, id));
}
