/* How a button or a form names one open thing, and what it opens. */
import { z } from 'zod';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findShownThing } from './open-thing.store.ts';
import type { ThingRef, ThingShown } from './open-thing.ts';

/** Who may arrange anything at all; the act itself looks at whose the thing is. */
export const WHO = ['lead', 'sponsor', 'champion', 'backup'] as const;

export const thingValue = rolloutValue.extend({
  subject: z.string(),
  teamId: keptId<TeamId>().optional(),
});
export type Named = { rolloutId: RolloutId; subject: string; teamId?: TeamId | undefined };

/** A button that opens a form about a thing which is still open. */
export const opening = (
  actionId: string,
  view: (request: RolloutRequest, shown: ThingShown) => Reply,
) =>
  action({
    actionId,
    who: WHO,
    about: 'rollout',
    value: thingValue,
    run(request, value): Reply {
      const shown = findShownThing(request, refOf(value));
      return shown === undefined ? tell(SETTLED) : view(request, shown);
    },
  });

export function refOf({ rolloutId, subject, teamId }: Named): ThingRef {
  return { rolloutId, subject, teamId };
}

export const SETTLED = sentence('This has been settled meanwhile. Nothing was changed.');
export const NOT_ALLOWED = sentence(
  'A lead, a sponsor or the one who looks after the team can arrange this. Nothing was changed.',
);
