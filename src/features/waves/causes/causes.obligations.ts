import { dateAt } from '../../../platform/calendar.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { waveValueOf } from '../waves/wave-messages.view.ts';
import { type WaveRecord, waveTag, waveToPlan } from '../waves/wave-record.ts';
import { waveName } from '../waves/wave-words.ts';
import { listWaves } from '../waves/waves.store.ts';
import { type Cause, causeState } from './cause.ts';
import { OPEN_ANSWER, OPEN_CAUSE } from './cause-forms.view.ts';
import { findCause, findFailedTry, listWitnesses } from './causes.store.ts';

/** While the memory is fresh. */
const SAY_DAYS = 7;
const ANSWER_DAYS = 3;

/** What a wave that was rolled back has taught: leads say it, and those who were there confirm it. */
export const causeObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const { number } = waveToPlan(listWaves(database, rolloutId));
  const wave = findFailedTry(context, number);
  if (wave === undefined) return [];
  const last = findCause(database, rolloutId, wave);
  switch (causeState(last)) {
    case 'confirmed':
      return [];
    case 'unconfirmed':
      return last === undefined ? [] : answersOwed(context, wave, last);
    default:
      return sayingsOwed(context, wave, last);
  }
};

function sayingsOwed(
  { database, rolloutId, today }: ReadContext,
  wave: WaveRecord,
  last: Cause | undefined,
): Obligation[] {
  const saidAt = last?.answer?.at;
  const sinceOn = saidAt === undefined ? (wave.rolledBackOn ?? today) : dayOf(saidAt);
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  function dayOf(at: Temporal.Instant) {
    return dateAt(at, timeZone);
  }
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `causes.say:${rolloutId}:${waveTag(wave)}:${last?.id ?? ''}`,
    rolloutId,
    personId,
    topic: 'waves',
    text:
      last === undefined
        ? `Say why ${waveName(wave)} was rolled back, and what is different next time`
        : `Look again at why ${waveName(wave)} was rolled back: ${esc(findName(database, last.answer?.by))} sees it differently`,
    why: 'The wave is planned and started again only once someone who was there agrees.',
    sinceOn,
    dueOn: sinceOn.add({ days: SAY_DAYS }),
    minutes: 10,
    takers: ['lead'],
    blocks: { kind: 'wave', number: wave.number },
    settle: { label: 'Say what it taught', actionId: OPEN_CAUSE, value: waveValueOf(wave) },
  }));
}

/** Those of its teams are asked; where nobody of them is left, sponsors and the other leads. */
function answersOwed(context: ReadContext, wave: WaveRecord, cause: Cause): Obligation[] {
  const { database, rolloutId } = context;
  const { ofTeams, others } = listWitnesses(context, wave);
  const isOther = (id: string) => id !== cause.saidBy;
  const near = ofTeams.filter(isOther);
  const people = near.length > 0 ? near : others.filter(isOther);
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const sinceOn = dateAt(cause.saidAt, timeZone);
  return people.map((personId) => ({
    key: `causes.answer:${cause.id}`,
    rolloutId,
    personId,
    topic: 'waves',
    text: `Confirm why ${waveName(wave)} was rolled back, or say what was different`,
    why: `${esc(findName(database, cause.saidBy))} has written it down, and you were there. The next try waits for it.`,
    sinceOn,
    dueOn: sinceOn.add({ days: ANSWER_DAYS }),
    minutes: 3,
    blocks: { kind: 'wave', number: wave.number },
    settle: { label: 'Read and answer', actionId: OPEN_ANSWER, value: waveValueOf(wave) },
  }));
}
