/* The calendar and the rules about champions, which nobody loosens alone once the rollout has begun. */
import { record } from '../../../platform/audit/audit.ts';
import { isBefore } from '../../../platform/calendar.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import type { GateKey } from '../../contract/gate.ts';
import { type AccessSettings, accessChanges, strictestAccess } from '../../contract/grace.ts';
import type { Loosenable } from '../../contract/loosenable.ts';
import type { Lasts, LooseningOutcome } from '../../contract/loosening.ts';
import { phases } from '../../contract/phase.ts';

import { saySooner, slowest, soonerPhases } from './pace-strictness.ts';
import type { Pace, Rollout } from './rollout.ts';
import { findRollout, saveRollout } from './rollouts.store.ts';

const KIND = 'rollouts.settings';

type Settings = { pace: Pace; access: AccessSettings };

/** What of wanted settings one person may set alone. Until the first day nothing is frozen yet. */
export function settingsAlone(
  rollout: Rollout,
  wanted: Settings,
  { today }: ReadContext,
): Settings {
  if (isBefore(today, rollout.startsOn)) return wanted;
  const sooner = soonerPhases(rollout.pace, wanted.pace, rollout.phase);
  return {
    pace: sooner.length === 0 ? wanted.pace : slowest(rollout.pace, wanted.pace),
    access: strictestAccess(rollout.access, wanted.access),
  };
}

type Wish = { rollout: Rollout; alone: Settings; wanted: Settings };

/** Asks a second person for what would be looser; undefined where nothing would. */
export function askForSettings(
  request: RolloutRequest,
  { rollout, alone, wanted }: Wish,
  { reason, lasts }: { reason: string; lasts: Lasts },
): LooseningOutcome | undefined {
  const sooner = soonerPhases(alone.pace, wanted.pace, rollout.phase);
  const says = [
    ...sooner.map((phase) => saySooner(phase, alone.pace, wanted.pace)),
    ...accessChanges(alone.access, wanted.access),
  ];
  if (says.length === 0) return undefined;
  return request.product.askToLoosen(request, {
    ...{ kind: KIND, subject: rollout.id, gate: gateOf(request, sooner[0]) },
    ...{ before: alone, after: wanted, says, reason, lasts },
  });
}

/** The gate to the first phase that would come sooner, or that of the next wave. */
function gateOf(request: RolloutRequest, sooner: keyof Pace | undefined): GateKey {
  if (sooner === undefined) return `wave-${request.product.nextWave(request)?.number ?? 1}`;
  return `leaving-${phases[phases.indexOf(sooner) - 1] ?? 'assessment'}`;
}

export const rolloutLoosenable: Loosenable = {
  kind: KIND,
  read({ database, rolloutId }) {
    const rollout = findRollout(database, rolloutId);
    return rollout && { pace: rollout.pace, access: rollout.access };
  },
  strictest(a, b): Settings {
    const [one, other] = [a as Settings, b as Settings];
    return {
      pace: slowest(one.pace, other.pace),
      access: strictestAccess(one.access, other.access),
    };
  },
  apply(request, _rollout, { value, reason }) {
    const { database, rolloutId } = request;
    const before = rolloutLoosenable.read(request, rolloutId);
    saveRollout(database, rolloutId, value as Settings);
    record(request, {
      act: 'rollouts.change',
      subject: `rollout:${rolloutId}`,
      says: 'The calendar or the rules about champions were changed, as was agreed.',
      before,
      after: value,
      reason,
      isNews: false,
    });
  },
};
