/*
 * What is owed for single teams, kept up team by team, with an index by who owes it: one person's list
 * costs no look at anybody else's.
 */
import { dayMark } from '../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../platform/ids.ts';
import { onceFor } from '../../platform/once-for.ts';
import { type PerTeamReader, perTeam } from '../../platform/per-team.ts';
import { nameOf } from '../../platform/remember.ts';
import type { Store } from '../../platform/remembered.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../platform/request.ts';
import { sharedDate } from '../../platform/shared-dates.ts';
import { teamAndRolloutDays } from '../../platform/team-days.ts';
import type { Obligation } from './obligation.ts';
import { type PeoplePart, peopleOfPart } from './people-part.ts';

type Source = PerTeams<Obligation>;
type ByPerson = Map<UserId, Set<Obligation>>;
/** `inOrder`: everybody who owes something, by their ids; made again after somebody has come or gone. */
type Index = { byPerson: ByPerson; inOrder: readonly UserId[] | undefined };
type Reader = PerTeamReader<Obligation[], ReadContext>;

/** One index for all sources together: who owes anything is asked for each slice of people. */
const indexOf = onceFor((_sources: readonly Source[]) => {
  const indexesOf = onceFor((_client: Store['$client']) => new Map<string, Index>());
  return ({ database, rolloutId }: ReadContext): Index => {
    const indexes = indexesOf(database.$client);
    const index = indexes.get(rolloutId) ?? { byPerson: new Map(), inOrder: undefined };
    indexes.set(rolloutId, index);
    return index;
  };
});

const readersOf = onceFor((sources: readonly Source[]): Reader[] =>
  sources.map((source) =>
    perTeam<Obligation[], ReadContext>({
      name: `team obligations ${nameOf(sources)} ${nameOf(source)}`,
      readMark: dayMark,
      readMarkOf: teamAndRolloutDays,
      read: (context, only) => [...pairs(source, context, only)],
      replaced(context, _teamId, before, after) {
        const index = indexOf(sources)(context);
        for (const one of before ?? []) removeFrom(index, one);
        for (const one of after ?? []) addTo(index, one);
      },
    }),
  ),
);

function pairs(source: Source, context: ReadContext, only: TeamScope): Map<TeamId, Obligation[]> {
  const byTeam = Map.groupBy(source(context, only), ([teamId]) => teamId);
  return new Map([...byTeam].map(([teamId, own]) => [teamId, own.map(([, one]) => compact(one))]));
}

/** Tens of thousands are kept, on few days. */
function compact(obligation: Obligation): Obligation {
  const { sinceOn, dueOn } = obligation;
  const dates = dueOn === undefined ? {} : { dueOn: sharedDate(dueOn) };
  return { ...obligation, sinceOn: sharedDate(sinceOn), ...dates };
}

function addTo(index: Index, obligation: Obligation): void {
  const own = index.byPerson.get(obligation.personId);
  if (own !== undefined) {
    own.add(obligation);
    return;
  }
  index.byPerson.set(obligation.personId, new Set([obligation]));
  index.inOrder = undefined;
}

function removeFrom(index: Index, obligation: Obligation): void {
  const own = index.byPerson.get(obligation.personId);
  own?.delete(obligation);
  if (own?.size !== 0) return;
  index.byPerson.delete(obligation.personId);
  index.inOrder = undefined;
}

/** What is owed for single teams as things stand: by person, and all of it. Read it now, and do not keep it. */
export type TeamObligations = {
  of(personId: UserId): Obligation[];
  people(part: PeoplePart): Iterable<UserId>;
  all(): Obligation[];
};

export function getTeamObligations(context: ReadContext): TeamObligations {
  const { teamObligations } = context.product;
  const kept = readersOf(teamObligations).map((reader) => reader.all(context));
  const index = indexOf(teamObligations)(context);
  return {
    of: (personId) => [...(index.byPerson.get(personId) ?? [])],
    people(part) {
      index.inOrder ??= [...index.byPerson.keys()].sort();
      return peopleOfPart(index.inOrder, part);
    },
    all: () => kept.flatMap((values) => [...values.values()].flat()),
  };
}

/** What is owed for the named teams, without a look at any other. */
export function listObligationsForTeams(
  context: ReadContext,
  teams: ReadonlySet<TeamId>,
): Obligation[] {
  return readersOf(context.product.teamObligations).flatMap((reader) =>
    [...reader.of(context, teams).values()].flat(),
  );
}

/** Has what is owed for teams kept from now on, one source after the other. */
export function* beginTeamObligations(look: () => ReadContext): Generator<undefined> {
  for (const reader of readersOf(look().product.teamObligations)) {
    reader.renew(look(), 0);
    yield undefined;
  }
}

/** The teams of which a look at a few at a time says something else than a look at all of them. */
export function listDifferingTeams(
  context: ReadContext,
  teams: readonly TeamId[],
): ReadonlySet<TeamId> {
  const differing = new Set<TeamId>();
  for (const source of context.product.teamObligations) {
    const whole = pairs(source, context, undefined);
    for (let from = 0; from < teams.length; from += FEW) {
      const few = teams.slice(from, from + FEW);
      const part = pairs(source, context, new Set(few));
      for (const id of few) if (said(part.get(id)) !== said(whole.get(id))) differing.add(id);
    }
  }
  return differing;
}

const FEW = 100;

function said(obligations: readonly Obligation[] = []): string {
  return JSON.stringify(obligations.map((one) => JSON.stringify(one)).sort());
}
