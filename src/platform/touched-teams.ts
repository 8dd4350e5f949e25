/* Which teams a change concerns: by the row's own team, by its person, or by whoever is named in it. */
import type { TeamId } from './ids.ts';
import { onceFor } from './once-for.ts';
import { hasReadPerson, type Reads } from './reading.ts';
import type { Store } from './remembered.ts';
import { type Touch, touchesOf } from './touches.ts';

/** The teams that were touched, with those already known to be; undefined when every team may be. */
export function touchedSince(
  { reads, asOf, stale }: { reads: Reads; asOf: number; stale: Set<TeamId> },
  database: Store,
): Set<TeamId> | undefined {
  const touches = touchesOf(database.$client);
  for (const table of reads.whole) if (touches.versionOf(table) > asOf) return undefined;
  const changed = [...reads.own].filter((table) => touches.versionOf(table) > asOf);
  if (changed.length === 0) return stale;
  const log = touches.since(asOf, changed);
  if (log === undefined) return undefined;
  const touched = new Set(stale);
  for (const touch of log) {
    const teams = teamsOf(touch, database, reads);
    if (teams === undefined) return undefined;
    for (const teamId of teams) touched.add(teamId);
  }
  return touched;
}

function teamsOf(
  { table, owner, id }: Touch,
  database: Store,
  reads: Reads,
): readonly TeamId[] | undefined {
  if (owner === 'team') return [id as TeamId];
  if (owner === 'nobody') return undefined;
  if (table !== 'people') return linked(database, owner, id);
  // A name or a closed account shows wherever somebody is named; a role in the rollout, everywhere.
  if (!hasReadPerson(reads, id)) return [];
  return linked(database, 'role', id).length === 0 ? linked(database, 'named', id) : undefined;
}

/** Dozens of kept values ask the same of each change: found out once, until what it is read from changes. */
function linked(database: Store, link: Link, id: string): readonly TeamId[] {
  const found = foundFor(database.$client)[link];
  const asOf = lastChange(database, link);
  if (found.asOf !== asOf || found.teams.size >= FOUND_AT_MOST) {
    found.asOf = asOf;
    found.teams.clear();
  }
  const known = found.teams.get(id);
  if (known !== undefined) return known;
  const teams = linksOf(database.$client)[link].all({ id }) as TeamId[];
  found.teams.set(id, teams);
  return teams;
}

/** When what a link is read from last changed. Somebody may be named in any table. */
function lastChange(database: Store, link: Link): number {
  const touches = touchesOf(database.$client);
  const now = touches.now();
  if (link === 'named') return now;
  return Math.max(...READ_FROM[link].map((table) => touches.versionOf(table)));
}

/** Enough for all who are touched between two looks; whoever sweeps over everyone asks about few at a time. */
const FOUND_AT_MOST = 2_000;

type Found = { asOf: number; teams: Map<string, readonly TeamId[]> };
const foundFor = onceFor((_client: Store['$client']): Record<Link, Found> => {
  const none = (): Found => ({ asOf: 0, teams: new Map() });
  return { champion: none(), handover: none(), person: none(), role: none(), named: none() };
});

/** How a row that names no team belongs to teams. */
const LINKS = {
  champion: 'select team_id from champions where id = :id',
  handover: 'select team_id from handovers where id = :id',
  person: `select team_id from champions where person_id = :id
    union select team_id from team_members where user_id = :id
    union select id from teams where manager_id = :id`,
  role: 'select 1 from rollout_roles where user_id = :id',
};
const READ_FROM: Record<keyof typeof LINKS, readonly string[]> = {
  champion: ['champions'],
  handover: ['handovers'],
  person: ['champions', 'team_members', 'teams'],
  role: ['rollout_roles'],
};
type Link = keyof typeof LINKS | 'named';
const linksOf = onceFor(($client: Store['$client']) => {
  const prepared = (sql: string) => $client.prepare<[{ id: string }]>(sql).pluck();
  return {
    champion: prepared(LINKS.champion),
    handover: prepared(LINKS.handover),
    person: prepared(LINKS.person),
    role: prepared(LINKS.role),
    named: prepared(namedIn($client)),
  };
});

const NO_PERSON = ['team_id', 'rollout_id', 'workspace_id', 'learning_id'];

/** Every place in which a row of a team names somebody. */
function namedIn(client: Store['$client']): string {
  const tables = client
    .prepare("select name from main.sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  const selects = tables.flatMap((table) => {
    const columns = (client.pragma(`table_info("${table}")`) as { name: string }[]).map(
      ({ name }) => name,
    );
    const team = table === 'teams' ? 'id' : 'team_id';
    const people = columns.filter((name) => /_(id|by)$/.test(name) && !NO_PERSON.includes(name));
    if (!columns.includes(team) || people.length === 0) return [];
    const places = people.map((name) => `"${name}"`).join(', ');
    return [`select "${team}" from "${table}" where :id in (${places})`];
  });
  return selects.join(' union ');
}
