import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { WaveRecord } from './wave-record.ts';

type Settle = Obligation['settle'];

/** What other features ask of people while waves run; undefined until they can be asked. */
export type WaveAsks = {
  /** The pilot's assessment taken again at the end of a wave. */
  reassessment?: {
    takenSince(reading: ReadContext, on: Temporal.PlainDate): boolean;
    settle(rolloutId: RolloutId): Settle;
  };
};

const REASSESS_DAYS = 7;

export function reassessments(
  asks: WaveAsks,
  reading: ReadContext,
  wave: WaveRecord,
  leads: readonly UserId[],
): Obligation[] {
  const ask = asks.reassessment;
  const { completedOn, rolloutId, number } = wave;
  if (ask === undefined || completedOn === undefined || ask.takenSince(reading, completedOn))
    return [];
  return leads.map((personId) => ({
    key: `waves.reassess:${rolloutId}:${number}`,
    rolloutId,
    personId,
    topic: 'waves',
    text: `Revisit the assessment after wave ${number}`,
    why: 'It compares what the pilot needed with what these teams needed, and shows the difference.',
    sinceOn: completedOn,
    dueOn: completedOn.add({ days: REASSESS_DAYS }),
    minutes: 15,
    settle: ask.settle(rolloutId),
  }));
}
