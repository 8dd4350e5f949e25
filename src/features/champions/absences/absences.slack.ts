import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import {
  command,
  type EventDeclaration,
  submission,
} from '../../../platform/slack/declarations.ts';
import { date, noArguments, restOfLine, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import {
  AWAY_FORM,
  AWAY_USAGE,
  awayModal,
  awaySaidMessage,
  backMessage,
  sayAbsenceProblem,
} from './absences.view.ts';
import { readAwayDates } from './away-dates.ts';
import { comeBack } from './come-back.usecase.ts';
import { noticeStatus } from './notice-status.usecase.ts';
import { sayAway } from './say-away.usecase.ts';

/** A person's own calendar day, which may be another than the rollout's. */
function ownToday({ acting, now }: RolloutRequest): Temporal.PlainDate {
  return dateAt(now, acting.timeZone);
}

const away = command({
  command: '/champion',
  name: 'away',
  summary: 'say when you’re away, so that questions go to your back-up',
  usage: '<from> <to>',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: restOfLine,
  run(request, typed): Reply {
    const today = ownToday(request);
    if (typed === '') return open(awayModal(request.rolloutId, today));
    const dates = readAwayDates(typed, today);
    if (dates === undefined) return tell(sentence(AWAY_USAGE));
    const outcome = sayAway(request, { dates });
    if (outcome.kind === 'refused') return tell(sentence(sayAbsenceProblem(outcome.why)));
    return tell(awaySaidMessage(dates, outcome.covers, today));
  },
});

const awayForm = submission({
  callbackId: AWAY_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({ from_on: date('The first day'), to_on: date('The last day') }),
  run(request, typed): Reply {
    const dates = { fromOn: typed.from_on, toOn: typed.to_on };
    const outcome = sayAway(request, { dates });
    if (outcome.kind === 'refused') return fieldErrors({ to_on: sayAbsenceProblem(outcome.why) });
    return tell(awaySaidMessage(dates, outcome.covers, ownToday(request)));
  },
});

const back = command({
  command: '/champion',
  name: 'back',
  summary: 'say that you’re back earlier than planned',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => tell(backMessage(comeBack(request))),
});

/** A status such as "On vacation" tells the back-up, as `/champion away` would. */
export const statusChanged: EventDeclaration = {
  event: 'user_change',
  run(request, payload) {
    const userId = (payload.user as { id?: UserId } | undefined)?.id;
    if (userId !== undefined) noticeStatus(request, { userId });
  },
};

export const absencesCommands = [away, back];
export const absencesForms = [awayForm];
