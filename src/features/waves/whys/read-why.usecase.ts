import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { listPeopleOf, listTeamsOfWave } from '../waves/wave-people.store.ts';
import { waveSubject } from '../waves/wave-record.ts';
import { listWaves } from '../waves/waves.store.ts';
import { addWhyRead } from './why-reads.store.ts';

export type ReadOutcome =
  | { kind: 'gone' }
  | { kind: 'not-yours' }
  | { kind: 'said-before' }
  | { kind: 'said' };

/** Someone whom a wave concerns says that they have read why it comes and what stays the same. */
export function readWhy(
  request: RolloutRequest,
  { number, attempt }: { number: number; attempt: number },
): ReadOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): ReadOutcome => {
    const wave = listWaves(database, rolloutId).find(
      (one) => one.number === number && one.attempt === attempt,
    );
    if (wave?.told === undefined) return { kind: 'gone' };
    const people = listTeamsOfWave(request, wave).flatMap((team) => listPeopleOf(request, team));
    if (!people.includes(acting.userId)) return { kind: 'not-yours' };
    if (!addWhyRead(database, wave, { personId: acting.userId, at: now }))
      return { kind: 'said-before' };
    record(request, {
      act: 'whys.read',
      subject: waveSubject(wave),
      says: `${mention(acting.userId)} read why wave ${number} comes.`,
      isNews: false,
    });
    return { kind: 'said' };
  });
}
