import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listObligationsForTeams } from '../../contract/team-obligations.store.ts';
import { type Arrangement, arrangementFor, givenOn, subjectOf } from './arrangement.ts';
import { arrangementsTable } from './arrangements.table.ts';

type Arrangements = {
  bySubject: ReadonlyMap<string, Arrangement>;
  given: ReadonlyMap<UserId, readonly Arrangement[]>;
};

/** What was arranged on a rollout, by its subject and by who took it over. */
export function getArrangements(database: Database, rolloutId: RolloutId): Arrangements {
  return remember(database, `obligations getArrangements ${rolloutId}`, () => {
    const rows = database
      .select()
      .from(arrangementsTable)
      .where(eq(arrangementsTable.rolloutId, rolloutId))
      .all();
    const all = rows.map(
      ({ teamId, givenTo, dueOn, dropped, ...row }): Arrangement => ({
        ...row,
        teamId: teamId ?? undefined,
        givenTo: isHere(database, givenTo) ? givenTo : undefined,
        dueOn: dueOn ?? undefined,
        dropped: dropped ?? undefined,
      }),
    );
    const given = new Map<UserId, Arrangement[]>();
    for (const one of all) {
      if (one.givenTo === undefined || one.dropped !== undefined) continue;
      given.set(one.givenTo, [...(given.get(one.givenTo) ?? []), one]);
    }
    return { bySubject: new Map(all.map((one) => [one.subject, one])), given };
  });
}

/** What was given to somebody who has left since is with the first owners again. */
function isHere(database: Database, personId: UserId | null): personId is UserId {
  return personId !== null && findPerson(database, personId)?.isDeactivated === false;
}

/** Everybody's share of one thing as the features ask for it, before anything was arranged. */
export function listOfSubject(
  context: ReadContext,
  { subject, teamId }: Pick<Arrangement, 'subject' | 'teamId'>,
): Obligation[] {
  const onTheWhole = context.product.obligations.flatMap((source) =>
    readPerRollout(source, context),
  );
  const ofTeam = teamId === undefined ? [] : listObligationsForTeams(context, new Set([teamId]));
  return [...onTheWhole, ...ofTeam].filter((one) => subjectOf(one) === subject);
}

/** What one person took over and is still open, each with a word of who gave it. */
export function listGivenTo(context: ReadContext, personId: UserId): Obligation[] {
  const { bySubject, given } = getArrangements(context.database, context.rolloutId);
  return (given.get(personId) ?? []).flatMap((arrangement) => {
    const shares = listOfSubject(context, arrangement);
    if (shares.some((one) => one.personId === personId)) return [];
    const [first] = shares.filter((one) => arrangementFor(one, bySubject) === arrangement);
    if (first === undefined) return [];
    return [
      givenOn(first, arrangement, {
        by: findName(context.database, arrangement.arrangedBy),
        from: findName(context.database, first.personId),
        isTaken: arrangement.arrangedBy === personId,
      }),
    ];
  });
}

export function saveArrangement(
  database: Database,
  rolloutId: RolloutId,
  arrangement: Arrangement,
): void {
  const { subject, teamId, givenTo, dueOn, dropped, ...rest } = arrangement;
  const values = {
    ...rest,
    teamId: teamId ?? null,
    givenTo: givenTo ?? null,
    dueOn: dueOn ?? null,
    dropped: dropped ?? null,
  };
  database
    .insert(arrangementsTable)
    .values({ rolloutId, subject, ...values })
    .onConflictDoUpdate({
      target: [arrangementsTable.rolloutId, arrangementsTable.subject],
      set: values,
    })
    .run();
}

export function removeArrangement(database: Database, rolloutId: RolloutId, subject: string): void {
  database
    .delete(arrangementsTable)
    .where(and(eq(arrangementsTable.rolloutId, rolloutId), eq(arrangementsTable.subject, subject)))
    .run();
}
