import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type HistoryFilter, listHistory } from './history.store.ts';
import { historyMessage, OLDER, PAGE } from './history.view.ts';

const history = command({
  command: '/rollout',
  name: 'history',
  whenClosed: 'too',
  summary: 'who decided what, when and why',
  usage: '[@person | words]',
  who: ['lead', 'sponsor', 'admin'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: restOfLine,
  run: (request, typed) => show(request, typed, undefined),
});

const older = action({
  actionId: OLDER,
  who: ['lead', 'sponsor', 'admin'],
  about: 'rollout',
  value: rolloutValue.extend({ typed: z.string(), before: z.number().int() }),
  run: (request, { typed, before }) => show(request, typed, before),
});

function show(request: RolloutRequest, typed: string, before: number | undefined): Reply {
  const { database, acting, rolloutId, today } = request;
  const filter = filterFrom(typed);
  const found = listHistory(database, rolloutId, filter, { before, limit: PAGE + 1 });
  return tell(
    historyMessage({
      rolloutId,
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
      typed,
      about:
        filter.kind === 'all'
          ? undefined
          : filter.kind === 'person'
            ? `what ${esc(findName(database, filter.userId))} did or was part of`
            : `“${esc(clamp(filter.words, 60))}”`,
      entries: found
        .slice(0, PAGE)
        .map((entry) => ({ ...entry, says: plainNames(request, entry.says) })),
      hasMore: found.length > PAGE,
      isFirstPage: before === undefined,
      today,
      timeZone: acting.timeZone,
    }),
  );
}

/** Reading a record pings nobody. */
function plainNames({ database }: RolloutRequest, says: string): string {
  return says.replace(/<@([UW][A-Z0-9]+)>/g, (_mention, id: string) => esc(findName(database, id)));
}

function filterFrom(typed: string): HistoryFilter {
  const person = /^<@([UW][A-Z0-9]+)/.exec(typed)?.[1];
  if (person !== undefined) return { kind: 'person', userId: person as UserId };
  return typed === '' ? { kind: 'all' } : { kind: 'words', words: typed.slice(0, 200) };
}

export const historyCommands = [history];
export const historyActions = [older];
