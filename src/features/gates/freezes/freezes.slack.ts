import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { seesInside } from '../../../platform/sight.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { date, noArguments, restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { declareFreeze, type FreezeDraft } from './declare-freeze.usecase.ts';
import { freezesMessage, LIFT_FREEZE, sayFreezeProblem, sayWindow } from './freeze.view.ts';
import { listFreezes } from './freezes.store.ts';
import { liftFreeze } from './lift-freeze.usecase.ts';

const REASON_MAX = 500;
const HOW =
  'Give the first day, the last day and the reason: `/rollout freeze 2027-12-20 2028-01-03 year end`. For an open-ended incident: `/rollout freeze now <reason>`.';

const freeze = command({
  command: '/rollout',
  name: 'freeze',
  summary: 'declare a time when nothing new starts, such as year end or an incident',
  usage: '<from> <to> <reason>',
  who: ['lead'],
  acts: true,
  instead: [{ says: 'See the freezes', run: '/rollout freezes' }],
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    if (typed === '') return list(request);
    const draft = draftFrom(typed, request.today);
    if (draft === undefined) return tell(sentence(`${HOW} Nothing was changed.`));
    if (draft.reason.length > REASON_MAX) {
      return tell(
        sentence(
          `The reason is too long: keep it under ${REASON_MAX} characters. Nothing was changed.`,
        ),
      );
    }
    const { database, today } = request;
    const outcome = declareFreeze(request, { draft });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'declare a freeze'));
      case 'problem':
        return tell(sentence(`${sayFreezeProblem(outcome.problem)} Nothing was changed.`));
      case 'declared-already':
        return tell(
          sentence(
            `${esc(findName(database, outcome.window.declaredBy))} already declared this freeze, ${sayWindow(outcome.window, today)}. Nothing was changed.`,
          ),
        );
      case 'declared':
        return tell(
          sentence(
            `Freeze declared ${sayWindow(outcome.window, today)}: no gate opens and no wave starts, and live teams carry on. The channel has been told. You can end it early with \`/rollout freezes\`.`,
          ),
        );
    }
  },
});

/** "2027-12-20 2028-01-03 year end", "now the model is down". */
function draftFrom(typed: string, today: Temporal.PlainDate): FreezeDraft | undefined {
  const [first = '', second = '', ...rest] = typed.split(/\s+/);
  if (first.toLowerCase() === 'now') {
    const reason = typed.slice(first.length).trim();
    return { kind: 'incident', fromOn: today, untilOn: undefined, reason };
  }
  const from = dayFrom(first, today);
  const until = dayFrom(second, today);
  if (from === undefined || until === undefined) return undefined;
  const reason = rest.join(' ');
  const kind = /year.?end|end of (the )?year/i.test(reason) ? 'year-end' : 'other';
  return { kind, fromOn: from, untilOn: until, reason };
}

function dayFrom(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (typed.toLowerCase() === 'today') return today;
  if (typed.toLowerCase() === 'tomorrow') return today.add({ days: 1 });
  const parsed = date('The day').safeParse(typed);
  return parsed.success ? parsed.data : undefined;
}

const freezes = command({
  command: '/rollout',
  name: 'freezes',
  summary: 'times when nothing new starts',
  usage: '',
  who: 'anyone',
  shows: 'outline',
  about: 'rollout',
  arguments: noArguments,
  run: list,
});

function list({ database, acting, rolloutId, today }: RolloutRequest): Reply {
  return tell(
    freezesMessage(listFreezes(database, rolloutId), {
      rolloutId,
      rolloutName: findRollout(database, rolloutId)?.name ?? '',
      nameOf: (id) => (seesInside(acting) ? findName(database, id) : 'a lead'),
      today,
      isLead: acting.roles.has('lead'),
    }),
  );
}

const lift = action({
  actionId: LIFT_FREEZE,
  who: ['lead'],
  acts: true,
  about: 'rollout',
  value: rolloutValue.extend({ freezeId: keptId() }),
  run(request, { freezeId }): Reply {
    const { database, acting, today } = request;
    const outcome = liftFreeze(request, { freezeId });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'end a freeze'));
      case 'unknown':
        return tell(sentence('This freeze no longer exists.'));
      case 'over':
        return tell(sentence('This freeze is already over. Nothing was changed.'));
      case 'lifted-already': {
        const on = dateAt(outcome.lifted.at, acting.timeZone);
        return tell(
          sentence(
            `${esc(findName(database, outcome.lifted.by))} already ended it, on ${sayDate(on, today)}. Nothing was changed.`,
          ),
        );
      }
      case 'lifted':
        return tell(
          sentence(
            'Freeze ended. Whatever is ready can start again, and the channel has been told.',
          ),
        );
    }
  },
});

export const freezeCommands = [freeze, freezes];
export const freezeActions = [lift];
