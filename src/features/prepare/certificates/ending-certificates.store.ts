/* The certificates that a day or a change of lessons can end, found without a look at all the others. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { listReleases } from '../lessons/lessons.store.ts';
import type { Certificate } from './certificate.ts';
import { certificateFrom, oldestFirst } from './certificates.store.ts';
import { certificatesTable } from './certificates.table.ts';

/** Where the newest certificate of each person and path is looked for. */
const NEWEST = sql`not exists (
  select 1 from certificates newer
  where newer.rollout_id = ${certificatesTable.rolloutId}
    and newer.holder_id = ${certificatesTable.holderId}
    and newer.path = ${certificatesTable.path}
    and newer.issued_at > ${certificatesTable.issuedAt}
)`;
/** Its days end by then, or it was issued before a lesson changed in what is right. */
const IN_DOUBT = sql`(${certificatesTable.lastDayOn} <= ${sql.placeholder('until')}
  or ${certificatesTable.issuedAt} < ${sql.placeholder('changedAt')})`;
const OF_PATHS = sql`${certificatesTable.path} in (select value from json_each(${sql.placeholder('paths')}))`;

const inDoubtQueries = perDatabase((database) => {
  const inDoubt = (condition?: SQL) =>
    database
      .select()
      .from(certificatesTable)
      .where(
        and(
          eq(certificatesTable.rolloutId, sql.placeholder('rolloutId')),
          OF_PATHS,
          IN_DOUBT,
          NEWEST,
          condition,
        ),
      )
      .orderBy(...oldestFirst)
      .prepare();
  return { all: inDoubt(), some: inDoubt(amongOnly(certificatesTable.holderId)) };
});

/**
 * Newest certificates that end up to and including `until`, of all or of the people who are named; and
 * those issued before a lesson changed in what is right, which can have ended any of them.
 */
export function listEndingCertificates(
  { database, rolloutId }: Pick<ReadContext, 'database' | 'rolloutId'>,
  { until, of = paths }: { until: Temporal.PlainDate; of?: readonly Path[] },
  people?: Iterable<UserId>,
): Certificate[] {
  const values = {
    rolloutId,
    until: until.toString(),
    changedAt: lastChangeOf(database, rolloutId),
    paths: JSON.stringify(of),
  };
  const { all, some } = inDoubtQueries(database);
  const rows =
    people === undefined ? all.all(values) : some.all({ ...values, only: listed(people) });
  return rows.map(certificateFrom);
}

/** When a lesson last changed in what is right, in milliseconds. */
function lastChangeOf(database: Database, rolloutId: RolloutId): number {
  const changes = listReleases(database, rolloutId).filter(({ version }) => version.major > 1);
  return Math.max(0, ...changes.map(({ releasedAt }) => releasedAt.epochMilliseconds));
}

const surelyCertifiedQuery = perDatabase(({ $client }) =>
  $client
    .prepare<[{ rolloutId: RolloutId; path: Path; until: string; changedAt: number }], UserId>(
      `select holder_id from certificates
       where rollout_id = @rolloutId and path = @path
         and last_day_on > @until and issued_at >= @changedAt
         and not exists (
           select 1 from certificates newer
           where newer.rollout_id = certificates.rollout_id
             and newer.holder_id = certificates.holder_id
             and newer.path = certificates.path and newer.issued_at > certificates.issued_at
         )`,
    )
    .pluck(),
);

/** Whose newest certificate for a path has days left at every place, and nothing has changed since it. */
export function listSurelyCertified(
  { database, rolloutId, today }: ReadContext,
  path: Path,
): UserId[] {
  const until = latestDay(today).toString();
  const changedAt = lastChangeOf(database, rolloutId);
  return surelyCertifiedQuery(database).all({ rolloutId, path, until, changedAt });
}

/** The other newest certificates: what they are worth depends on their holder's day and on what changed. */
export function listCertificatesInDoubt(context: ReadContext, path: Path): Certificate[] {
  return listEndingCertificates(context, { until: latestDay(context.today), of: [path] });
}

/** No place on earth has a later date while it is `today` at any other: clocks differ by 26 hours at most. */
function latestDay(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: 2 });
}

const everCertifiedQuery = scopedQuery((database, inScope) => {
  const { rolloutId, path, holderId } = certificatesTable;
  return database
    .select({ holderId })
    .from(certificatesTable)
    .where(
      and(
        eq(rolloutId, sql.placeholder('rolloutId')),
        eq(path, sql.placeholder('path')),
        inScope(holderId),
      ),
    )
    .prepare();
});

/** Those who were ever certified, of all or of the people who are named. */
export function listEverCertified(
  database: Database,
  { rolloutId, path }: { rolloutId: RolloutId; path: Path },
  only: Iterable<UserId> | undefined,
): ReadonlySet<UserId> {
  const rows = everCertifiedQuery(database, { rolloutId, path }, only);
  return new Set(rows.map(({ holderId }) => holderId));
}
