import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { saveDigestSettings } from './digests.store.ts';

export type DigestSettings = { isOn: boolean; weekday: number; time: Temporal.PlainTime };

/** Leads say when the week is told, or that it is not. */
export function changeDigestSettings(
  database: Database,
  acting: Acting,
  rolloutId: RolloutId,
  settings: DigestSettings,
  now: Temporal.Instant,
): { kind: 'saved' } | { kind: 'not-allowed' } {
  if (!acting.roles.has('lead')) return { kind: 'not-allowed' };
  return write(database, () => {
    saveDigestSettings(database, rolloutId, acting.workspaceId, settings, now);
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: now,
      actor: acting.userId,
      act: 'digests.change-schedule',
      subject: `rollout:${rolloutId}`,
      says: settings.isOn
        ? `${mention(acting.userId)} moved the weekly digest.`
        : `${mention(acting.userId)} switched the weekly digest off.`,
      after: { ...settings, time: settings.time.toString({ smallestUnit: 'minute' }) },
    });
    return { kind: 'saved' as const };
  });
}
