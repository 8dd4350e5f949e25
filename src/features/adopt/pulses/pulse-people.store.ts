import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { isAsked, type PulsePerson } from './pulse-schedule.ts';
import { pulseAskedTable, pulsePeopleTable } from './pulses.table.ts';

export type Asked = { personId: UserId; teamId: TeamId };

const askedRows = scopedQuery((database, inScope) => {
  const { personId, teamId, rolloutId } = pulseAskedTable;
  return database
    .select({ personId, teamId })
    .from(pulseAskedTable)
    .where(inScope(teamId, rolloutId))
    .orderBy(personId)
    .prepare();
});

/** Who is asked in the pulse that is open, of all teams or of those that are named. */
export function listAsked(database: Database, rolloutId: RolloutId, only?: TeamScope): Asked[] {
  return askedRows(database, { rolloutId }, only);
}

/** The team of which somebody is asked in the pulse that is open; undefined while they are not asked. */
export function findAskedTeam(
  database: Database,
  cycleId: string,
  personId: UserId,
): TeamId | undefined {
  const { cycleId: ofCycle, personId: ofPerson, teamId } = pulseAskedTable;
  return database
    .select({ teamId })
    .from(pulseAskedTable)
    .where(and(eq(ofCycle, cycleId), eq(ofPerson, personId)))
    .get()?.teamId;
}

export function addAsked(
  database: Database,
  cycle: { id: string; rolloutId: RolloutId },
  asked: readonly Asked[],
): void {
  const { id: cycleId, rolloutId } = cycle;
  const { add } = written(database);
  for (const one of asked) add.run({ cycleId, rolloutId, ...one });
}

/** For a hundred thousand people at once. */
const written = perDatabase((database) => {
  const placed = (name: string) => sql.placeholder(name);
  const { rolloutId, personId } = pulsePeopleTable;
  const who = { rolloutId: placed('rolloutId'), personId: placed('personId') };
  return {
    add: database
      .insert(pulseAskedTable)
      .values({ cycleId: placed('cycleId'), teamId: placed('teamId'), ...who })
      .prepare(),
    save: database
      .insert(pulsePeopleTable)
      .values({ ...who, unanswered: placed('unanswered'), isOptedOut: placed('isOptedOut') })
      .onConflictDoUpdate({
        target: [rolloutId, personId],
        set: {
          unanswered: sql`excluded.unanswered`,
          isOptedOut: sql`excluded.is_opted_out`,
        },
      })
      .prepare(),
  };
});

/** Asks somebody no longer in a pulse that is open. */
export function removeAskedPerson(database: Database, rolloutId: RolloutId, person: UserId): void {
  const { rolloutId: ofRollout, personId } = pulseAskedTable;
  database
    .delete(pulseAskedTable)
    .where(and(eq(ofRollout, rolloutId), eq(personId, person)))
    .run();
}

/** The same for everybody of a team. */
export function removeAskedTeam(database: Database, teamId: TeamId): void {
  database.delete(pulseAskedTable).where(eq(pulseAskedTable.teamId, teamId)).run();
}

export function removeAsked(database: Database, cycleId: string): void {
  database.delete(pulseAskedTable).where(eq(pulseAskedTable.cycleId, cycleId)).run();
}

/** People of live teams who want to be asked, each for one team. */
export function listToAsk(context: ReadContext): Asked[] {
  const { database, rolloutId, product } = context;
  const live = new Set(product.liveTeams(context));
  const teamOf = new Map<UserId, TeamId>();
  for (const { id, memberIds } of listTeams(database, rolloutId, live)) {
    for (const personId of memberIds) if (!teamOf.has(personId)) teamOf.set(personId, id);
  }
  const choices = getPulsePeople(database, rolloutId);
  const away = listOptedOut(database);
  return listPeople(database, [...teamOf.keys()])
    .filter((one) => !one.isDeactivated && !away.has(one.userId))
    .filter(({ userId }) => isAsked(choices.get(userId)))
    .map(({ userId }) => ({ personId: userId, teamId: teamOf.get(userId) as TeamId }));
}

/** People with a choice or a silence of their own, of one rollout. */
export function getPulsePeople(
  database: Database,
  rolloutId: RolloutId,
): ReadonlyMap<UserId, PulsePerson> {
  const rows = database
    .select()
    .from(pulsePeopleTable)
    .where(eq(pulsePeopleTable.rolloutId, rolloutId))
    .all();
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Who wants no pulse, in whichever rollout they said so. */
export function listOptedOut(database: Database): ReadonlySet<UserId> {
  const { personId, isOptedOut } = pulsePeopleTable;
  const rows = database.select({ personId }).from(pulsePeopleTable).where(eq(isOptedOut, true));
  return new Set(rows.all().map((row) => row.personId));
}

export function savePulsePerson(
  database: Database,
  who: { rolloutId: RolloutId; personId: UserId },
  person: PulsePerson,
): void {
  const { unanswered, isOptedOut } = person;
  written(database).save.run({ ...who, unanswered, isOptedOut });
}

/** Asks somebody again, in every rollout. */
export function markAskedAgain(database: Database, personId: UserId): void {
  database
    .update(pulsePeopleTable)
    .set({ unanswered: 0, isOptedOut: false })
    .where(eq(pulsePeopleTable.personId, personId))
    .run();
}
