import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { home, open, type Reply, tell, update } from '../../../platform/slack/reply.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { isInOffice } from '../champions/champion.ts';
import { findBuddyId, findChampion } from '../champions/champions.store.ts';
import { tickFirstWeek } from './check-off-item.usecase.ts';
import { listTicked } from './first-week.store.ts';
import { type FirstWeekItem, firstWeekItems, itemsFor } from './first-week.ts';
import {
  alreadyTickedMessage,
  firstWeekModal,
  NO_SUCH_ITEM,
  NOT_YOURS,
  OPEN_WEEK,
  TICK,
  tickedMessage,
} from './first-week.view.ts';

const names = firstWeekItems.map((item) => item.name) as [FirstWeekItem, ...FirstWeekItem[]];

const tick = action({
  actionId: TICK,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue.extend({ championId: keptId(), item: z.enum(names) }),
  run(request, { championId, item }, { surface }): Reply {
    const outcome = tickFirstWeek(request, { championId, item });
    switch (outcome.kind) {
      case 'no-such-item':
        return tell(NO_SUCH_ITEM);
      case 'not-yours':
        return tell(NOT_YOURS);
      case 'already-ticked': {
        const on = dateAt(outcome.at, request.acting.timeZone);
        return tell(alreadyTickedMessage(on, request.today));
      }
      case 'ticked':
        if (surface.kind === 'modal') {
          const week = findWeek(request, championId);
          return week === undefined ? tell(NO_SUCH_ITEM) : update(firstWeekModal(week));
        }
        return surface.kind === 'home' ? home : tell(tickedMessage(outcome.text, outcome.left));
    }
  },
});

const openWeek = action({
  actionId: OPEN_WEEK,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: rolloutValue.extend({ championId: keptId() }),
  run(request, { championId }): Reply {
    const week = findWeek(request, championId);
    if (week === undefined) return tell(NO_SUCH_ITEM);
    return week.personId === request.acting.userId ? open(firstWeekModal(week)) : tell(NOT_YOURS);
  },
});

/** Undefined when the role has ended. */
function findWeek({ database, rolloutId }: RolloutRequest, championId: string) {
  const champion = findChampion(database, rolloutId, championId);
  if (champion === undefined || !isInOffice(champion)) return undefined;
  const ticked = listTicked(database, [championId]).get(championId);
  const buddyId = findBuddyId(database, championId);
  return {
    champion,
    personId: champion.personId,
    teamName: findTeam(database, rolloutId, champion.teamId)?.name ?? '',
    items: itemsFor(buddyId !== undefined).map((item) => ({
      ...item,
      isDone: ticked?.has(item.name) === true,
    })),
    buddy: buddyId === undefined ? undefined : findName(database, buddyId),
  };
}

export const firstWeekActions = [tick, openWeek];
