import { describe, expect, it } from 'vitest';
import type { Constraint } from '../../../../src/features/assess/constraints/constraint.ts';
import {
  addConstraintVersion,
  listConstraints,
} from '../../../../src/features/assess/constraints/constraints.store.ts';
import {
  addRelease,
  listReleases,
} from '../../../../src/features/prepare/lessons/lessons.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../../src/platform/ids.ts';
import { findLastRestore, noteRestore } from '../../../../src/platform/outbox/restores.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { countStatements } from '../../../support/statement-meter.ts';

const AT = Temporal.Instant.from('2027-01-04T09:00:00Z');
const PLACE = { workspaceId: 'W1' as WorkspaceId, rolloutId: 'R1' as RolloutId };

function open() {
  const database = openInMemory();
  database.$client.pragma('foreign_keys = OFF');
  const { bySql } = countStatements(database);
  const readings = (table: string) =>
    [...bySql].reduce(
      (sum, [sql, times]) => sum + (new RegExp(`^select.*from "${table}"`).test(sql) ? times : 0),
      0,
    );
  return { database, readings };
}

function addConstraint(database: ReturnType<typeof openInMemory>, id: string): void {
  const facts = { kind: 'manual-work', text: id, hoursPerTeamPerWeek: 4, plan: '' } as const;
  const open = { ownerId: undefined, dueOn: undefined, closed: undefined };
  const constraint: Constraint = { id, ...facts, ...open, blocks: [], recordedAt: AT };
  const change = { version: 1, by: 'U1' as UserId, at: AT };
  addConstraintVersion(database, PLACE, constraint, change);
}

describe('what many views read', () => {
  it('is read once until it changes, the constraints of a rollout', () => {
    const { database, readings } = open();
    const ids = () => listConstraints(database, PLACE.rolloutId).map(({ id }) => id);
    expect([ids(), ids()]).toEqual([[], []]);
    expect(readings('constraint_versions')).toBe(1);
    addConstraint(database, 'C1');
    expect([ids(), ids()]).toEqual([['C1'], ['C1']]);
    expect(readings('constraint_versions')).toBe(2);
  });

  it('is what it was once a change has been taken back', () => {
    const { database } = open();
    const ids = () => listConstraints(database, PLACE.rolloutId).map(({ id }) => id);
    expect(ids()).toEqual([]);
    const failing = () =>
      write(database, () => {
        addConstraint(database, 'C1');
        expect(ids()).toEqual(['C1']);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(ids()).toEqual([]);
  });

  it('is read once until it changes, what came into force of the lessons', () => {
    const { database, readings } = open();
    const lessons = () => listReleases(database, PLACE.rolloutId).map(({ lessonId }) => lessonId);
    expect([lessons(), lessons()]).toEqual([[], []]);
    expect(readings('lesson_releases')).toBe(1);
    addRelease(database, PLACE.rolloutId, {
      lessonId: 'basics',
      version: { major: 1, minor: 0 },
      releasedAt: AT,
    });
    expect([lessons(), lessons()]).toEqual([['basics'], ['basics']]);
    expect(readings('lesson_releases')).toBe(2);
  });

  it('is read once until it changes, the last restore', () => {
    const { database, readings } = open();
    expect([findLastRestore(database), findLastRestore(database)]).toEqual([undefined, undefined]);
    expect(readings('restores')).toBe(1);
    const { id } = noteRestore(database, AT);
    expect(findLastRestore(database)?.id).toBe(id);
    expect(findLastRestore(database)?.id).toBe(id);
    expect(readings('restores')).toBe(2);
  });
});
