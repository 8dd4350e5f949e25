import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { waveSubject } from '../waves/wave-record.ts';
import { waveName } from '../waves/wave-words.ts';
import { type Cause, type CauseRefusal, judgeAnswer, judgeSaying } from './cause.ts';
import { addCause, findCause, findFailedTry, listWitnesses, saveCause } from './causes.store.ts';

export type SayOutcome =
  | { kind: 'said'; cause: Cause }
  | { kind: 'answered'; cause: Cause }
  | { kind: 'not-lead' | 'not-a-witness' | 'not-rolled-back' }
  | CauseRefusal;

/** A lead says why a wave was rolled back and what is different next time; somebody who was there confirms it. */
export function sayCause(
  request: RolloutRequest,
  input: { number: number; cause: string; change: string },
): SayOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): SayOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const wave = findFailedTry(request, input.number);
    if (wave === undefined) return { kind: 'not-rolled-back' };
    const judged = judgeSaying(input, findCause(database, rolloutId, wave));
    if (judged.kind !== 'accepted') return judged;
    const cause: Cause = {
      id: newId<string>(),
      rolloutId,
      wave: wave.number,
      attempt: wave.attempt,
      cause: input.cause.trim(),
      change: input.change.trim(),
      saidBy: acting.userId,
      saidAt: now,
      answer: undefined,
    };
    addCause(database, cause);
    record(request, {
      act: 'causes.say',
      subject: waveSubject(wave),
      says: `${mention(acting.userId)} said what rolling back ${waveName(wave)} has taught.`,
      after: { cause: cause.cause, change: cause.change },
      isNews: false,
    });
    return { kind: 'said', cause };
  });
}

/** Somebody who was there says whether it was so; a contradiction is kept, and a lead says it again. */
export function answerCause(
  request: RolloutRequest,
  input: { number: number; isSo: boolean; words: string },
): SayOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): SayOutcome => {
    const wave = findFailedTry(request, input.number);
    const cause = wave && findCause(database, rolloutId, wave);
    if (wave === undefined || cause === undefined) return { kind: 'not-rolled-back' };
    const { ofTeams, others } = listWitnesses(request, wave);
    if (![...ofTeams, ...others].includes(acting.userId)) return { kind: 'not-a-witness' };
    const judged = judgeAnswer(cause, { ...input, by: acting.userId });
    if (judged.kind !== 'accepted') return judged;
    const words = input.words.trim();
    const answered = {
      ...cause,
      answer: { isSo: input.isSo, words, by: acting.userId, at: now },
    };
    saveCause(database, answered);
    record(request, {
      act: input.isSo ? 'causes.confirm' : 'causes.contradict',
      subject: waveSubject(wave),
      says: input.isSo
        ? `${mention(acting.userId)} confirmed what rolling back ${waveName(wave)} has taught.`
        : `${mention(acting.userId)} sees it differently why ${waveName(wave)} was rolled back.`,
      after: { cause: cause.cause, change: cause.change },
      ...(words === '' ? {} : { reason: words }),
      isNews: false,
    });
    return { kind: 'answered', cause: answered };
  });
}
