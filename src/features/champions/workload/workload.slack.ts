import { z } from 'zod';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { home, type Reply, tell } from '../../../platform/slack/reply.ts';
import { enterHours } from './enter-hours.usecase.ts';
import { judgeLoad, lastMonday } from './load.ts';
import { findHasServed, listLoads } from './workload.store.ts';
import { ENTER_HOURS, hoursMessage, hoursNotedMessage } from './workload.view.ts';

/** Who has a valid champion certificate; training knows, so `app.ts` hands it over. */
export type CertifiedPeople = (reading: ReadContext) => ReadonlySet<UserId>;

const hours = (certified: CertifiedPeople) =>
  command({
    command: '/champion',
    name: 'hours',
    summary: 'say in two taps how much time last week took (optional)',
    usage: '',
    who: ['champion', 'backup'],
    about: 'rollout',
    arguments: noArguments,
    run(request): Reply {
      const own = listLoads(request, certified(request)).find(
        (load) => load.personId === request.acting.userId,
      );
      if (own === undefined) return tell(NOT_IN_OFFICE);
      const lastWeekOn = lastMonday(request.today);
      if (!findHasServed(request, request.acting.userId, lastWeekOn)) return tell(TOO_EARLY);
      const verdict = judgeLoad(own, request.today);
      return tell(hoursMessage(request.rolloutId, verdict, lastWeekOn));
    },
  });

const enter = (certified: CertifiedPeople) =>
  action({
    actionId: ENTER_HOURS,
    who: 'anyone',
    about: 'rollout',
    value: rolloutValue.extend({
      weekStartsOn: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
      hours: z.number().min(0).max(80),
    }),
    run(request, value, { surface }): Reply {
      const { database, acting, rolloutId, now, today } = request;
      const input = {
        acting,
        rolloutId,
        weekStartsOn: value.weekStartsOn,
        hours: value.hours,
        certified: certified(request),
      };
      const outcome = enterHours(database, input, { now, today });
      switch (outcome.kind) {
        case 'not-in-office':
          return tell(NOT_IN_OFFICE);
        case 'another-week':
          return tell(
            sentence('That was about an earlier week. `/champion hours` asks about the last one.'),
          );
        case 'noted':
          return surface.kind === 'home' ? home : tell(hoursNotedMessage(outcome.verdict));
      }
    },
  });

const TOO_EARLY = sentence(
  'Your first full week in the role isn’t over yet. Ask me again next week.',
);

const NOT_IN_OFFICE = sentence(
  'Only a champion or back-up in office has hours here. Nothing was changed.',
);

export const workloadCommands = (certified: CertifiedPeople) => [hours(certified)];
export const workloadActions = (certified: CertifiedPeople) => [enter(certified)];
