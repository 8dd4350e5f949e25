/* The page of a rollout that is complete. */
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Completion } from './completion.ts';
import { findAgreedOn, findNextWatchOn, listKeepings } from './completion-facts.store.ts';
import { listKeepingAnswers } from './completions.store.ts';
import { sortKeepings } from './keeping.ts';
import { findUse } from './spine-facts.store.ts';

export function getCompletePage(context: ReadContext, completion: Completion) {
  const { database, rolloutId, today } = context;
  const rollout = findRollout(database, rolloutId);
  const place = { timeZone: rollout?.timeZone ?? 'UTC' };
  return {
    rolloutName: rollout?.name ?? '',
    on: findAgreedOn(completion, place) ?? today,
    nextOn: findNextWatchOn(completion, place) ?? today,
    today,
    names: {
      askedBy: findName(database, completion.askedBy),
      agreedBy: findName(database, completion.decision?.by ?? completion.askedBy),
      of: (id: string) => findName(database, id as typeof completion.askedBy),
    },
    words: completion.words,
    useSays: findUse(context)?.says ?? '',
    kept: sortKeepings(listKeepings(context), listKeepingAnswers(database, completion)),
  };
}
