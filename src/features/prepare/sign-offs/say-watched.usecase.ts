import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { saysSomething } from '../../../platform/words.ts';
import type { SignOffFacts } from './sign-off.view.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { findSignOffRequest, saveSignOffRequest } from './sign-offs.store.ts';

export type WatchedOutcome =
  | { kind: 'no-such-request' | 'not-the-observer' | 'decided' | 'nothing-seen' }
  | { kind: 'said'; facts: SignOffFacts };

/** Whoever is named as having watched says what they saw, or that they did not watch; then it goes back. */
export function sayWatched(
  request: RolloutRequest,
  { signOffId, watched, words }: { signOffId: string; watched: boolean; words: string },
): WatchedOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): WatchedOutcome => {
    const before = findSignOffRequest(database, rolloutId, signOffId);
    if (before === undefined) return { kind: 'no-such-request' };
    if (before.observedBy !== acting.userId) return { kind: 'not-the-observer' };
    if (before.decision !== undefined) return { kind: 'decided' };
    if (watched && !saysSomething(words)) return { kind: 'nothing-seen' };
    const reason = `${acting.name} did not watch this task. ${words}`.trim();
    const by = acting.userId;
    const after: SignOffRequest = watched
      ? { ...before, observed: { at: now, words: words.trim() } }
      : { ...before, decision: { kind: 'returned', by, at: now, reason } };
    saveSignOffRequest(database, after);
    const facts = getSignOffFacts(request, after);
    record(request, {
      act: watched ? 'sign-offs.say-watched' : 'sign-offs.say-not-watched',
      subject: `person:${before.championId}`,
      says: `${mention(by)} ${watched ? 'watched' : 'did not watch'} the task of ${mention(before.championId)} for *${esc(facts.teamName)}*.`,
      after: { requestId: before.id, watched },
      ...(words.trim() === '' ? {} : { reason: words.trim() }),
      isNews: false,
    });
    return { kind: 'said', facts };
  });
}
