import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command, type Pressed, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { restOfLine, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import {
  fieldErrors,
  open,
  type Reply,
  replace,
  tell,
  update,
} from '../../../platform/slack/reply.ts';
import { entryKinds } from '../core/entry.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import { startEntryModal } from '../core/entry-start.view.ts';
import {
  type Answers,
  answersMessage,
  answersModal,
  OPEN_SEARCH,
  SAY_DID_NOT_HELP,
  SAY_HELPED,
  WRITE_ANSWER,
} from './found.view.ts';
import { listFound } from './found-entries.store.ts';
import { sayOpinion } from './say-opinion.usecase.ts';
import { searchCore } from './search-core.usecase.ts';
import { SEARCH_FORM, SEARCH_LIMIT, searchModal } from './search-form.view.ts';
import { listOpinions } from './searches.store.ts';
import { readTypedSearch, type TypedSearch } from './typed-search.ts';

const NOTHING_TO_LOOK_FOR =
  'There is nothing to look for in that: write a few words, for example `/core find refund over 500`.';

const find = command({
  command: '/core',
  name: 'find',
  summary: 'what we have learned about something, in the words that you would use',
  usage: '<words> [in:<workflow>] [kind:<kind>]',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const { database, rolloutId } = request;
    const workflows = listWorkflows(database, rolloutId);
    if (typed === '') return open(searchModal(rolloutId, workflows));
    const search = readTypedSearch(typed, workflows);
    if ('problem' in search) return tell(sentence(search.problem));
    const answers = answersTo(request, search);
    return tell(answers === undefined ? sentence(NOTHING_TO_LOOK_FOR) : answersMessage(answers));
  },
});

/** Searches and shows; undefined where the words hold nothing that could be looked for. */
function answersTo(request: RolloutRequest, search: TypedSearch): Answers | undefined {
  const { words, ...filter } = search;
  const outcome = searchCore(request, { words, filter, door: 'slack' });
  if (outcome.kind === 'no-words') return undefined;
  return answersWith(request, search, outcome.kind === 'found' ? outcome.found : []);
}

function answersWith(
  request: RolloutRequest,
  search: TypedSearch,
  found: Answers['found'],
): Answers {
  const { database, rolloutId, today, acting } = request;
  const own = listOpinions(database, rolloutId).filter(({ saidBy }) => saidBy === acting.userId);
  const said = new Map(own.map(({ entryNumber, helped }) => [entryNumber, helped]));
  return {
    rolloutId,
    search,
    found,
    today,
    nameOf: (userId: UserId) => findName(database, userId),
    saidOf: (entryNumber) => said.get(entryNumber),
  };
}

const kind = z.enum(entryKinds).optional();

const opinionValue = rolloutValue.extend({
  entryId: keptId(),
  words: z.string(),
  kind,
  workflow: z.string().optional(),
});

/** The answers stay where they are, and the one that was judged says so. */
function judged(
  request: RolloutRequest,
  { entryId, words, ...filter }: z.infer<typeof opinionValue>,
  { surface, helped }: { surface: Pressed['surface']; helped: boolean },
): Reply {
  const outcome = sayOpinion(request, { entryId, words, helped });
  if (outcome.kind === 'no-such-entry') {
    return tell(sentence('This entry is no longer in the Intelligence Core. Nothing was changed.'));
  }
  const search = { words, kind: filter.kind, workflow: filter.workflow };
  const { found } = listFound(request, { words, filter: search });
  const answers = answersWith(request, search, found);
  return surface.kind === 'modal'
    ? update(answersModal(answers))
    : replace(answersMessage(answers));
}

const sayHelped = action({
  actionId: SAY_HELPED,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: opinionValue,
  run: (request, value, { surface }): Reply => judged(request, value, { surface, helped: true }),
});

const sayDidNotHelp = action({
  actionId: SAY_DID_NOT_HELP,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: opinionValue,
  run: (request, value, { surface }): Reply => judged(request, value, { surface, helped: false }),
});

const openSearch = action({
  actionId: OPEN_SEARCH,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue,
  run: ({ database, rolloutId }): Reply =>
    open(searchModal(rolloutId, listWorkflows(database, rolloutId))),
});

/** Somebody knows what the Core does not: the form begins with the question. */
const writeAnswer = action({
  actionId: WRITE_ANSWER,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue.extend({ words: z.string(), workflow: z.string().optional() }),
  run({ database, rolloutId }, { words, workflow }): Reply {
    const workflows = listWorkflows(database, rolloutId);
    const known = workflow === undefined ? {} : { workflow };
    return open(startEntryModal({ rolloutId, workflows, title: words.slice(0, 120), ...known }));
  },
});

const search = submission({
  callbackId: SEARCH_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    words: text('What you look for', SEARCH_LIMIT),
    kind,
    workflow: z.string().optional(),
  }),
  run(request, typed): Reply {
    const asked = { words: typed.words, kind: typed.kind, workflow: typed.workflow };
    const answers = answersTo(request, asked);
    return answers === undefined
      ? fieldErrors({ words: 'Write a word or two that say what you look for.' })
      : update(answersModal(answers));
  },
});

export const findCommands = [find];
export const findActions = [sayHelped, sayDidNotHelp, openSearch, writeAnswer];
export const findSubmissions = [search];
