import { and, eq, lt, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { StoredVerdict, VerdictScope } from './stored-verdict.ts';
import { depthLooksTable, depthVerdictsTable } from './verdicts.table.ts';

export type DepthLookRow = typeof depthLooksTable.$inferSelect;

const placed = (name: string) => sql.placeholder(name);

const asked = perDatabase((database) => {
  const { rolloutId, scope, scopeId } = depthVerdictsTable;
  const ofScope = and(
    eq(rolloutId, sql.placeholder('rolloutId')),
    eq(scope, sql.placeholder('scope')),
  );
  return {
    look: database
      .select()
      .from(depthLooksTable)
      .where(eq(depthLooksTable.rolloutId, sql.placeholder('rolloutId')))
      .prepare(),
    all: database.select().from(depthVerdictsTable).where(ofScope).orderBy(scopeId).prepare(),
    save: database
      .insert(depthVerdictsTable)
      .values({
        ...{ rolloutId: placed('rolloutId'), scope: placed('scope'), scopeId: placed('scopeId') },
        ...{ verdict: placed('verdict'), judged: placed('judged'), look: placed('look') },
        ...{ firstWeekOn: placed('firstWeekOn'), givenOn: placed('givenOn') },
        ...{ before: placed('before'), watchedOn: placed('watchedOn') },
      })
      .onConflictDoUpdate({
        target: [rolloutId, scope, scopeId],
        set: {
          ...{ verdict: sql`excluded.verdict`, judged: sql`excluded.judged` },
          ...{ firstWeekOn: sql`excluded.first_week_on`, givenOn: sql`excluded.given_on` },
          ...{ before: sql`excluded.verdict_before`, watchedOn: sql`excluded.watched_on` },
          look: sql`excluded.look`,
        },
      })
      .prepare(),
    some: database
      .select()
      .from(depthVerdictsTable)
      .where(and(ofScope, amongOnly(scopeId)))
      .prepare(),
  };
});

/** The last look at a rollout; undefined while no usage was reported. */
export function findDepthLook(database: Database, rolloutId: RolloutId): DepthLookRow | undefined {
  return remember(database, `depth look ${rolloutId}`, () =>
    asked(database).look.get({ rolloutId }),
  );
}

/** Verdicts of one scope, by team id or wave number. */
export function listVerdicts(
  database: Database,
  rolloutId: RolloutId,
  scope: VerdictScope,
): readonly StoredVerdict[] {
  return remember(database, `depth verdicts ${scope} ${rolloutId}`, () =>
    asked(database).all.all({ rolloutId, scope }).map(verdictFrom),
  );
}

/** The same of these teams or waves alone. */
export function listVerdictsOf(
  database: Database,
  { rolloutId, scope }: { rolloutId: RolloutId; scope: VerdictScope },
  ids: Iterable<string>,
): StoredVerdict[] {
  return asked(database)
    .some.all({ rolloutId, scope, only: listed(ids as Iterable<TeamId>) })
    .map(verdictFrom);
}

export function findVerdict(
  database: Database,
  rolloutId: RolloutId,
  { scope, scopeId }: { scope: VerdictScope; scopeId: string },
): StoredVerdict | undefined {
  return listVerdictsOf(database, { rolloutId, scope }, [scopeId])[0];
}

function verdictFrom(row: typeof depthVerdictsTable.$inferSelect): StoredVerdict {
  const { scope, scopeId, judged, firstWeekOn, givenOn } = row;
  return {
    ...{ scope, scopeId, judged, firstWeekOn, givenOn },
    before: row.before ?? undefined,
    watchedOn: row.watchedOn ?? undefined,
  };
}

export function saveVerdict(
  database: Database,
  { rolloutId, look }: { rolloutId: RolloutId; look: number },
  verdict: StoredVerdict,
): void {
  const row = {
    ...{ rolloutId, look, scope: verdict.scope, scopeId: verdict.scopeId },
    ...{ verdict: verdict.judged.verdict, judged: verdict.judged },
    ...{ firstWeekOn: verdict.firstWeekOn, givenOn: verdict.givenOn },
    before: verdict.before ?? null,
    watchedOn: verdict.watchedOn ?? null,
  };
  asked(database).save.run(row);
}

/** Ends a look: what it did not find any more is gone. */
export function saveDepthLook(database: Database, look: DepthLookRow): void {
  database
    .delete(depthVerdictsTable)
    .where(
      and(eq(depthVerdictsTable.rolloutId, look.rolloutId), lt(depthVerdictsTable.look, look.look)),
    )
    .run();
  database
    .insert(depthLooksTable)
    .values(look)
    .onConflictDoUpdate({ target: depthLooksTable.rolloutId, set: look })
    .run();
}
