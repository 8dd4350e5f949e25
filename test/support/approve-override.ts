import type { Override } from '../../src/features/gates/overrides/override.ts';
import {
  addOverride,
  saveOverrideFate,
} from '../../src/features/gates/overrides/overrides.store.ts';
import { write } from '../../src/platform/database.ts';
import type { UserId } from '../../src/platform/ids.ts';
import type { SupportCopilot } from './story.ts';
import type { World } from './world.ts';

/** Ines approves that wave 1 starts without what the criterion asks, up to a day. */
export function approveOverride(
  world: World & SupportCopilot,
  criterion: string,
  untilOn = '2027-01-18',
): void {
  const at = world.now();
  const override: Override = {
    id: criterion,
    gate: 'wave-1',
    criteria: [criterion],
    found: undefined,
    change: undefined,
    reason: 'The release is on Monday',
    risk: 'Nobody to ask for two weeks',
    requestedBy: 'ULENA' as UserId,
    requestedAt: at,
    asked: ['UINES' as UserId],
    answerBy: at.add({ hours: 72 }),
    expiresOn: Temporal.PlainDate.from(untilOn),
    reviewedAfter: 'broad',
    decision: { kind: 'approved', by: 'UINES' as UserId, at, why: '' },
    ended: undefined,
    review: undefined,
  };
  const { workspaceId, id: rolloutId } = world.rollout;
  write(world.database, () => {
    addOverride(world.database, { workspaceId, rolloutId }, { ...override, asks: [] });
    saveOverrideFate(world.database, override);
  });
}
