import { and, asc, eq, sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Path } from '../../contract/learning-path.ts';
import type { Certificate } from './certificate.ts';
import { certificateFrom } from './certificates.store.ts';
import { certificatesTable } from './certificates.table.ts';

const heldQuery = perDatabase((database) => {
  const { rolloutId, path, holderId, issuedAt, id } = certificatesTable;
  const isOfPath = and(
    eq(rolloutId, sql.placeholder('rolloutId')),
    eq(path, sql.placeholder('path')),
    amongOnly(holderId),
  );
  return database
    .select()
    .from(certificatesTable)
    .where(isOfPath)
    .orderBy(asc(issuedAt), asc(id))
    .prepare();
});

/** The certificates that these people ever had for a path, the oldest first. */
export function listCertificatesHeld(
  { database, rolloutId }: Pick<ReadContext, 'database' | 'rolloutId'>,
  path: Path,
  holders: Iterable<UserId>,
): Certificate[] {
  return heldQuery(database)
    .all({ rolloutId, path, only: listed(holders) })
    .map(certificateFrom);
}
