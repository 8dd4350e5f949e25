import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { saveDigestSettings } from './digests.store.ts';

export type DigestSettings = { isOn: boolean; weekday: number; time: Temporal.PlainTime };

/** Leads say when the week is told, or that it is not. */
export function changeDigestSettings(
  request: RolloutRequest,
  settings: DigestSettings,
): { kind: 'saved' } | { kind: 'not-allowed' } {
  const { database, acting, rolloutId, now } = request;
  if (!acting.roles.has('lead')) return { kind: 'not-allowed' };
  return write(database, () => {
    saveDigestSettings(database, { workspaceId: acting.workspaceId, rolloutId }, settings, now);
    record(request, {
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
