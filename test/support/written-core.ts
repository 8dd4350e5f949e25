/* An Intelligence Core that holds what a gate asks for, for stories that are about something else. */
import { type EntryKind, entryKinds, slugOf } from '../../src/features/prepare/core/entry.ts';
import { addEntry, addRevision } from '../../src/features/prepare/core/entry-writes.store.ts';
import { newlyVerified } from '../../src/features/prepare/core/verification.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { workflowsInUse } from '../../src/features/teams/teams/team.ts';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import { write } from '../../src/platform/database.ts';
import type { RolloutId, UserId } from '../../src/platform/ids.ts';
import type { World } from './world.ts';

type Stage = Pick<World, 'database' | 'now'>;

/** One published entry of each kind for the work of every team, kept by Tom and taught in a lesson. */
export function writeCore(stage: Stage, rolloutId: RolloutId): void {
  for (const workflow of workflowsInUse(listTeams(stage.database, rolloutId))) {
    for (const kind of entryKinds) publish(stage, rolloutId, { kind, workflow });
  }
}

/** A published entry, made up as a test needs it. */
export function publish(
  { database, now }: Stage,
  rolloutId: RolloutId,
  about: {
    kind: EntryKind;
    workflow: string;
    title?: string;
    body?: string;
    ownerId?: string;
    on?: Temporal.PlainDate;
  },
): string {
  const at = now();
  const rollout = findRollout(database, rolloutId);
  if (rollout === undefined) throw new Error('There is no such rollout.');
  const { kind, workflow, title = `${kind} of ${workflow}`, body = 'Ask first.' } = about;
  const today = about.on ?? at.toZonedDateTimeISO(rollout.timeZone).toPlainDate();
  const ownerId = (about.ownerId ?? 'UTOM') as UserId;
  const id = slugOf(title);
  write(database, () => {
    const place = { workspaceId: rollout.workspaceId, rolloutId };
    const number = addEntry(database, place, {
      id,
      kind,
      workflow,
      ownerId,
      sourceLink: undefined,
      madeOf: undefined,
      createdAt: at,
      createdBy: ownerId,
      verification: newlyVerified(today),
    });
    addRevision(
      database,
      { number, rolloutId },
      {
        title,
        body,
        synonyms: [],
        constraints: [],
        lessons: ['judgement'],
        revision: 1,
        version: { major: 1, minor: 0 },
        status: 'published',
        note: '',
        writtenBy: ownerId,
        writtenAt: at,
        reviewerId: undefined,
        reviewed: undefined,
        publishedAt: at,
      },
    );
  });
  return id;
}
