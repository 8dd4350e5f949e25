/* Answers of an open pulse: each person's under a name of this pulse, sealed; nothing says whose or when. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { nameUnder, seal, secretWithKey, unseal } from '../../../platform/sealed.ts';
import type { Ballot, PulseCycle } from './pulse.ts';
import { itemKeys, pulseAnswers } from './pulse-item.ts';
import { pulseBallotsTable } from './pulses.table.ts';

const NOTHING: Ballot = new Map();

const ballotRows = scopedQuery((database, inScope) => {
  const { name, sealed, teamId, rolloutId } = pulseBallotsTable;
  return database
    .select({ name, sealed })
    .from(pulseBallotsTable)
    .where(inScope(teamId, rolloutId))
    .orderBy(name)
    .prepare();
});

/** Finds the ballots of people of all teams, or of those that are named, by who they are. */
export function ballotsIn(
  database: Database,
  cycle: PulseCycle,
  only?: TeamScope,
): (personId: UserId) => Ballot {
  const secret = secretOf(database, cycle);
  if (secret === undefined) return () => NOTHING;
  const rows = ballotRows(database, { rolloutId: cycle.rolloutId }, only);
  const sealed = new Map(rows.map((row) => [row.name, row.sealed]));
  return (personId) => {
    const own = sealed.get(nameUnder(secret, personId));
    return own === undefined ? NOTHING : opened(secret, own);
  };
}

/** What one person has answered so far. */
export function findBallot(database: Database, cycle: PulseCycle, personId: UserId): Ballot {
  const secret = secretOf(database, cycle);
  if (secret === undefined) return NOTHING;
  const { name, sealed } = pulseBallotsTable;
  const row = database
    .select({ sealed })
    .from(pulseBallotsTable)
    .where(eq(name, nameUnder(secret, personId)))
    .get();
  return row === undefined ? NOTHING : opened(secret, row.sealed);
}

export function saveBallot(
  database: Database,
  cycle: PulseCycle,
  who: { personId: UserId; teamId: TeamId },
  ballot: Ballot,
): void {
  const secret = secretOf(database, cycle);
  if (secret === undefined) throw new Error('A pulse without a secret takes no answers.');
  const { id: cycleId, rolloutId } = cycle;
  const sealed = seal(secret, JSON.stringify([...ballot]));
  const name = nameUnder(secret, who.personId);
  database
    .insert(pulseBallotsTable)
    .values({ name, cycleId, rolloutId, teamId: who.teamId, sealed })
    .onConflictDoUpdate({ target: pulseBallotsTable.name, set: { sealed } })
    .run();
}

/** Throws away what one person has answered. */
export function removeBallot(database: Database, cycle: PulseCycle, personId: UserId): void {
  const secret = secretOf(database, cycle);
  if (secret === undefined) return;
  const name = nameUnder(secret, personId);
  database.delete(pulseBallotsTable).where(eq(pulseBallotsTable.name, name)).run();
}

export function removeBallots(database: Database, cycleId: string): void {
  database.delete(pulseBallotsTable).where(eq(pulseBallotsTable.cycleId, cycleId)).run();
}

const written = z.array(z.tuple([z.enum(itemKeys), z.enum(pulseAnswers)]));

/** An answer that another key sealed is none: the person is asked again. */
function opened(secret: string, sealed: string): Ballot {
  const plain = unseal(secret, sealed);
  return plain === undefined ? NOTHING : new Map(written.parse(JSON.parse(plain)));
}

function secretOf(database: Database, cycle: PulseCycle): string | undefined {
  const { secret } = cycle;
  return secret === undefined || !takesAnswers(cycle) ? undefined : secretWithKey(database, secret);
}

const SECRET = /^[\w-]{43}$/;

/** False after an export was read back, which leaves secrets out: then the pulse needs a new one. */
export function takesAnswers({ secret }: PulseCycle): boolean {
  return secret !== undefined && SECRET.test(secret);
}
