import { isAfter } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import type { ComingDate } from '../../contract/coming-date.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { sayWindow } from './freeze.view.ts';
import { type FreezeWindow, isFreezeOver } from './freeze-window.ts';
import { listFreezes } from './freezes.store.ts';

const SAID_AHEAD_DAYS = 14;

/** A freeze of today, or the next one when it is near. */
export function freezeStatus(context: ReadContext): StatusLine[] {
  const { today } = context;
  return openFreezes(context)
    .filter(({ fromOn }) => today.until(fromOn, { largestUnit: 'days' }).days <= SAID_AHEAD_DAYS)
    .slice(0, 2)
    .map((window) => ({
      topic: 'freezes',
      text: !isAfter(window.fromOn, today)
        ? `Frozen${window.untilOn === undefined ? '' : ` until ${sayDate(window.untilOn, today)}`}: ${esc(window.reason)}. Nothing new starts.`
        : `A freeze has been declared ${sayWindow(window, today)}: ${esc(window.reason)}.`,
    }));
}

export function freezeDates(context: ReadContext): ComingDate[] {
  return openFreezes(context).flatMap(({ fromOn, untilOn, reason }) => [
    { on: fromOn, what: `freeze starts (${esc(reason)})` },
    ...(untilOn === undefined ? [] : [{ on: untilOn, what: `last day of the freeze` }]),
  ]);
}

function openFreezes({ database, rolloutId, today }: ReadContext): FreezeWindow[] {
  return listFreezes(database, rolloutId).filter((window) => !isFreezeOver(window, today));
}
