import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { GateKey } from '../../contract/gate.ts';
import type { GatePass } from './gate-status.ts';
import { type GateVersion, inOrderFrozen } from './gate-version.ts';
import { gatePassesTable, gateVersionsTable } from './gates.table.ts';

type Place = { workspaceId: WorkspaceId; rolloutId: RolloutId };

const versionsQuery = perDatabase((database) =>
  database
    .select()
    .from(gateVersionsTable)
    .where(eq(gateVersionsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** The versions of all gates of a rollout, in the order in which they were frozen. */
function listVersionRows(database: Database, rolloutId: RolloutId) {
  return remember(database, `gate versions ${rolloutId}`, () =>
    inOrderFrozen(versionsQuery(database).all({ rolloutId })),
  );
}

/** The version of a gate that is in force; undefined until its phase or wave starts. */
export function findGateVersion(
  database: Database,
  rolloutId: RolloutId,
  gate: GateKey,
): GateVersion | undefined {
  const versions = listVersionRows(database, rolloutId).filter((one) => one.gate === gate);
  const [row] = versions.sort((a, b) => b.number - a.number);
  if (row === undefined) return undefined;
  const { number, criteria, frozenAt, frozenBy, reason, changes, untilOn } = row;
  return {
    ...{ gate, number, criteria, frozenAt, frozenBy, reason, changes },
    ...(untilOn === null ? {} : { untilOn }),
  };
}

/** Every version of one gate, the first first. */
export function listGateVersions(
  database: Database,
  rolloutId: RolloutId,
  gate: GateKey,
): GateVersion[] {
  return database
    .select()
    .from(gateVersionsTable)
    .where(and(eq(gateVersionsTable.rolloutId, rolloutId), eq(gateVersionsTable.gate, gate)))
    .orderBy(asc(gateVersionsTable.number))
    .all()
    .map(({ untilOn, ...row }) => ({ ...row, untilOn: untilOn ?? undefined }));
}

/**
 * The thresholds that a rollout has set for itself, by criterion; the newest counts. What was made easier for
 * one gate and a time is not among them.
 */
export function listThresholds(database: Database, rolloutId: RolloutId): Map<string, number> {
  const edited = listVersionRows(database, rolloutId)
    .filter((row) => row.number > 1 && row.untilOn === null)
    .flatMap((row) => row.criteria);
  return new Map(
    edited.flatMap(({ name, threshold }) =>
      threshold === undefined ? [] : [[name, threshold.value] as const],
    ),
  );
}

const passesQuery = perDatabase((database) =>
  database
    .select()
    .from(gatePassesTable)
    .where(eq(gatePassesTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function findGatePass(
  database: Database,
  rolloutId: RolloutId,
  gate: GateKey,
): GatePass | undefined {
  const passes = remember(database, `gate passes ${rolloutId}`, () =>
    passesQuery(database).all({ rolloutId }),
  );
  const row = passes.find((one) => one.gate === gate);
  if (row === undefined) return undefined;
  const { at, passedBy, version, opensOn, criteria } = row;
  return { gate, at, by: passedBy, version, opensOn, criteria };
}

export function addGateVersion(database: Database, place: Place, version: GateVersion): void {
  database
    .insert(gateVersionsTable)
    .values({ ...place, ...version, untilOn: version.untilOn ?? null })
    .run();
}

export function addGatePass(database: Database, place: Place, pass: GatePass): void {
  const { gate, at, by, version, opensOn, criteria } = pass;
  database
    .insert(gatePassesTable)
    .values({ ...place, gate, at, passedBy: by, version, opensOn, criteria })
    .run();
}
