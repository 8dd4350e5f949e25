import { and, asc, desc, eq, gt, lte, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
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
const oldestFirst = [
  asc(certificatesTable.issuedAt),
  desc(certificatesTable.path),
  asc(certificatesTable.id),
];

/** Every certificate that a rollout's people ever had, the oldest first. */
export function listCertificates(database: Database, rolloutId: RolloutId): Certificate[] {
  return remember(database, `certificates listCertificates ${rolloutId}`, () =>
    readCertificates(database, rolloutId),
  );
}

const certificatesQuery = perDatabase((database) =>
  database
    .select()
    .from(certificatesTable)
    .where(eq(certificatesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(...oldestFirst)
    .prepare(),
);

function readCertificates(database: Database, rolloutId: RolloutId): Certificate[] {
  return certificatesQuery(database).all({ rolloutId }).map(certificateFrom);
}

/**
 * Everybody's newest certificate of each path, of those whose days end up to and including `until`;
 * of all when a lesson has changed in what is right, which can end any of them.
 */
export function listEndingCertificates(
  database: Database,
  rolloutId: RolloutId,
  until: Temporal.PlainDate,
): Certificate[] {
  const hasChanged = listReleases(database, rolloutId).some(({ version }) => version.major > 1);
  const newer = alias(certificatesTable, 'newer');
  return database
    .select()
    .from(certificatesTable)
    .where(
      and(
        eq(certificatesTable.rolloutId, rolloutId),
        ...(hasChanged ? [] : [lte(certificatesTable.lastDayOn, until)]),
        notExists(
          database
            .select({ id: newer.id })
            .from(newer)
            .where(
              and(
                eq(newer.rolloutId, certificatesTable.rolloutId),
                eq(newer.holderId, certificatesTable.holderId),
                eq(newer.path, certificatesTable.path),
                gt(newer.issuedAt, certificatesTable.issuedAt),
              ),
            ),
        ),
      ),
    )
    .orderBy(...oldestFirst)
    .all()
    .map(certificateFrom);
}

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

/** The people whose certificate for a path is valid now. */
export function listCertifiedPeople(
  { database, rolloutId, now }: ReadContext,
  path: Path,
): ReadonlySet<UserId> {
  const releases = listReleases(database, rolloutId);
  const newest = new Map<UserId, Certificate>();
  for (const certificate of listCertificates(database, rolloutId)) {
    if (certificate.path === path) newest.set(certificate.holderId, certificate);
  }
  const isValid = (certificate: Certificate) =>
    certificateStatus(certificate, releases, certificateDay(certificate, now)).kind === 'valid';
  return new Set([...newest.values()].filter(isValid).map(({ holderId }) => holderId));
}

/** The people with a valid champion certificate: who may lead a team in, sign for others, and take over. */
export function listCertifiedChampions(context: ReadContext): ReadonlySet<UserId> {
  return listCertifiedPeople(context, 'champion');
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
