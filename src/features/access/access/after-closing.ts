import { sayDate } from '../../../platform/words.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import type { TeamAccessFacts } from './access-facts.ts';

/**
 * A rollout that was closed lets nobody in any more. What its people had on that day they keep, or it has
 * ended for all of them, as it was decided then; nothing that would end it later is counted.
 */
export function afterClosing(
  access: TeamAccess,
  closed: TeamAccessFacts['closed'],
  today: Temporal.PlainDate,
): TeamAccess {
  if (closed === undefined) return access;
  const on = sayDate(closed.on, today);
  const changedBy = 'A lead reopens the rollout.';
  if (access.state === 'waiting')
    return { ...access, reason: `The rollout was closed on ${on}.`, changedBy };
  const shut = { newSeats: false, seatsUntilOn: closed.on, lastOn: undefined, changedBy } as const;
  if (closed.access === 'ended' || access.state === 'suspended') {
    const reason = `The rollout was closed on ${on}, and access with it.`;
    return { ...shut, state: 'suspended', sinceOn: closed.on, reason };
  }
  const reason = `The rollout was closed on ${on}; people keep the access that they had, and nobody new gets it.`;
  return { ...access, ...shut, reason };
}
