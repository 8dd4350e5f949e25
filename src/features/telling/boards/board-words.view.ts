import { esc } from '../../../platform/slack/blocks.ts';
import { capitalised, sayChoice, sayDate, sayDay, sayFew } from '../../../platform/words.ts';
import { isLiveState } from '../../contract/team-access.ts';
import { dueWords } from '../obligations/obligation.view.ts';
import type { BoardFilter } from './board.ts';
import type { BoardRow, OpenThing } from './board-page.ts';

export const filterTitles: Record<BoardFilter, string> = {
  all: 'All teams',
  attention: 'Needs attention',
  live: 'Live',
  'in-wave': 'In a wave, not live yet',
  'no-wave': 'Not in a wave yet',
  'no-champion': 'Without a champion',
};

const NAMED_MAX = 3;

/** Where a team stands, in words that follow its name: "live since 5 April · wave 1". */
export function standingWords(row: BoardRow, today: Temporal.PlainDate): string {
  const { standing } = row;
  const wave = standing.isPilot ? 'the pilot' : waveWords(row);
  return [stateWords(row, today), ...(wave === undefined ? [] : [wave])].join(' · ');
}

/** The same for someone who has no part in it: live or not, and the wave, without what a team lacks. */
export function outlineWords(row: BoardRow, today: Temporal.PlainDate): string {
  const { access } = row;
  if (access === undefined || !isLiveState(access.state) || access.state === 'live')
    return standingWords(row, today);
  return standingWords({ ...row, access: { ...access, state: 'live', sinceOn: undefined } }, today);
}

function waveWords({ wave, standing, planned, isOnHold }: BoardRow): string | undefined {
  if (wave === undefined || planned !== undefined) return undefined;
  if (standing.access === 'waiting') return undefined;
  if (wave.number === 0) return 'second pilot';
  if (wave.endedOn !== undefined) return `wave ${wave.number}`;
  return `wave ${wave.number}, ${isOnHold ? 'on hold' : 'still baking'}`;
}

function stateWords(row: BoardRow, today: Temporal.PlainDate): string {
  const { access, wave } = row;
  const since = access?.sinceOn === undefined ? '' : ` since ${sayDay(access.sinceOn, today)}`;
  switch (access?.state) {
    case 'live':
      return `live${since}`;
    case 'grace':
      return access.lastOn === undefined
        ? 'live, but without a certified champion'
        : `live, but needs a certified champion by ${sayDate(access.lastOn, today)}`;
    case 'frozen':
      return wave?.rollBack?.step === 'narrow'
        ? `narrowed to a few people${since}`
        : `live, but takes no new people${since}`;
    case 'suspended':
      return `stopped${since}: nobody has access for now`;
    default:
      return waitingWords(row, today);
  }
}

function waitingWords({ standing, wave, planned, askedOn }: BoardRow, today: Temporal.PlainDate) {
  if (standing.isPilot) return 'has used it since the pilot';
  if (planned !== undefined)
    return `planned for wave ${planned.number} on ${sayDate(planned.startsOn, today)}`;
  if (wave !== undefined) return `in wave ${wave.number}, not live yet`;
  return askedOn === undefined ? 'not in a wave yet' : `asked to join on ${sayDay(askedOn, today)}`;
}

/** "Champion Mia Chen · 3 of 5 trained". */
export function peopleWords({ championName, trained }: BoardRow): string {
  return [
    championName === undefined ? 'No champion yet' : `Champion ${esc(championName)}`,
    trained.people === 0 ? 'nobody added yet' : `${trained.finished} of ${trained.people} trained`,
  ].join(' · ');
}

/** The open thing and whose it is: "Confirm Mia as champion (Lena Hartmann or Sam Okafor, due tomorrow)". */
export function openThingWords(
  { obligation, ownerNames }: OpenThing,
  today: Temporal.PlainDate,
): string {
  const names = ownerNames.map(esc);
  const who = names.length > NAMED_MAX ? sayFew(names, NAMED_MAX - 1) : sayChoice(names);
  const facts = [who, ...dueWords(obligation, today)];
  return `${capitalised(obligation.text)} (${facts.join(', ')})`;
}
