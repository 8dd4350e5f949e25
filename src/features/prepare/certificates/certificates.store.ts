import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Path } from '../../contract/learning-path.ts';
import { listReleases } from '../lessons/lessons.store.ts';
import {
  type Certificate,
  type CertificateStatus,
  certificateDay,
  certificateStatus,
  currentCertificate,
} from './certificate.ts';
import { certificatesTable } from './certificates.table.ts';

/** Of two earned at one instant, the member's is the one that the champion's builds on. */
export const oldestFirst = [
  asc(certificatesTable.issuedAt),
  desc(certificatesTable.path),
  asc(certificatesTable.id),
];

const certificatesOfQuery = perDatabase((database) =>
  database
    .select()
    .from(certificatesTable)
    .where(
      and(
        eq(certificatesTable.rolloutId, sql.placeholder('rolloutId')),
        eq(certificatesTable.holderId, sql.placeholder('holderId')),
      ),
    )
    .orderBy(...oldestFirst)
    .prepare(),
);

export function listCertificatesOf(
  database: Database,
  rolloutId: RolloutId,
  holderId: UserId,
): Certificate[] {
  return certificatesOfQuery(database).all({ rolloutId, holderId }).map(certificateFrom);
}

export type HeldCertificate = { certificate: Certificate; status: CertificateStatus };

/** A person's newest certificate for a path and what it is worth now, by its holder's own day. */
export function findHeldCertificate(
  { database, rolloutId, now }: ReadContext,
  holderId: UserId,
  path: Path,
): HeldCertificate | undefined {
  const certificate = currentCertificate(
    listCertificatesOf(database, rolloutId, holderId),
    holderId,
    path,
  );
  if (certificate === undefined) return undefined;
  const releases = listReleases(database, rolloutId);
  const today = certificateDay(certificate, now);
  return { certificate, status: certificateStatus(certificate, releases, today) };
}

export function addCertificate(database: Database, certificate: Certificate): void {
  const { proof, restsOn, ...facts } = certificate;
  database
    .insert(certificatesTable)
    .values({
      id: newId<string>(),
      ...facts,
      restsOn: [...restsOn],
      taskDescription: proof?.task.description ?? null,
      taskLink: proof?.task.link ?? null,
      observedBy: proof?.observedBy ?? null,
      signedOffBy: proof?.signedOffBy ?? null,
      signedOffAs: proof?.signedOffAs ?? null,
    })
    .run();
}

/** A stored certificate as a value. */
export function certificateFrom(row: typeof certificatesTable.$inferSelect): Certificate {
  const { rolloutId, holderId, path, issuedAt, timeZone, lastDayOn, restsOn } = row;
  return {
    rolloutId,
    holderId,
    path,
    issuedAt,
    timeZone,
    lastDayOn,
    restsOn,
    proof: proofFrom(row),
  };
}

function proofFrom(row: typeof certificatesTable.$inferSelect): Certificate['proof'] {
  const { taskDescription, taskLink, observedBy, signedOffBy, signedOffAs } = row;
  if (taskDescription === null || taskLink === null || observedBy === null) return undefined;
  if (signedOffBy === null || signedOffAs === null) return undefined;
  const task = { description: taskDescription, link: taskLink };
  return { task, observedBy, signedOffBy, signedOffAs };
}
