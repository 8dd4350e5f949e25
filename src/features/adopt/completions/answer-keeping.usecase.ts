import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { listKeepings } from './completion-facts.store.ts';
import { findCompletion, saveKeepingAnswer } from './completions.store.ts';
import { type KeepAnswer, type Keeping, sayKeeping } from './keeping.ts';

export type KeepOutcome =
  | { kind: 'not-complete' }
  | { kind: 'keeps-nothing' }
  | { kind: 'no-note' }
  | { kind: 'answered'; keeping: Keeping; answer: KeepAnswer };

/** Somebody says whether they keep what is theirs after completion; leads look for someone else where they can't. */
export function answerKeeping(
  request: RolloutRequest,
  input: { answer: KeepAnswer; note: string },
): KeepOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): KeepOutcome => {
    const completion = findCompletion(database, rolloutId);
    if (completion === undefined) return { kind: 'not-complete' };
    const keeping = listKeepings(request).find(({ personId }) => personId === acting.userId);
    if (keeping === undefined) return { kind: 'keeps-nothing' };
    const { answer } = input;
    const note = input.note.trim();
    if (answer === 'cannot' && note === '') return { kind: 'no-note' };
    saveKeepingAnswer(database, completion, { personId: acting.userId, answer, note, at: now });
    const what = esc(sayKeeping(keeping));
    record(request, {
      act: 'completions.keep',
      subject: `person:${acting.userId}`,
      says:
        answer === 'keeps'
          ? `${mention(acting.userId)} goes on as ${what}.`
          : `${mention(acting.userId)} can’t go on with everything as ${what}.`,
      after: { answer },
      reason: note,
      isNews: false,
    });
    return { kind: 'answered', keeping, answer };
  });
}
