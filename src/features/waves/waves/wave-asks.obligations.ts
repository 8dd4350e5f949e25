import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { settleReassessment } from '../../assess/reassessments/round-modal.view.ts';
import { findRoundSince } from '../../assess/reassessments/rounds.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { type WaveRecord, waveTag } from './wave-record.ts';

const REASSESS_DAYS = 7;

/** The pilot's assessment is taken again at the end of a wave. */
export function reassessments(
  context: ReadContext,
  wave: WaveRecord,
  leads: readonly UserId[],
): Obligation[] {
  const { completedOn, rolloutId, number, rolledBackOn } = wave;
  if (completedOn === undefined || rolledBackOn !== undefined) return [];
  if (findRoundSince(context, completedOn) !== undefined) return [];
  return leads.map((personId) => ({
    key: `waves.reassess:${rolloutId}:${waveTag(wave)}`,
    rolloutId,
    personId,
    topic: 'waves',
    text: `Revisit the assessment after wave ${number}`,
    why: 'It compares what the pilot needed with what these teams needed, and shows the difference.',
    sinceOn: completedOn,
    dueOn: completedOn.add({ days: REASSESS_DAYS }),
    minutes: 15,
    takers: ['lead'],
    settle: settleReassessment(rolloutId),
  }));
}
