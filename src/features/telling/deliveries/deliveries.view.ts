import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayTime } from '../../../platform/words.ts';
import {
  type DeliveryEntry,
  type DeliveryFilter,
  type DeliveryStanding,
  type Refused,
  standingOf,
  titleOf,
} from './delivery-line.ts';
import { type HeldFacts, heldBlocks, heldChoices } from './held.view.ts';

export const SHOW_DELIVERIES = 'deliveries.show';
export const TRY_AGAIN = 'deliveries.try-again';
export const LEAVE_IT = 'deliveries.leave-place';
export const DELIVERIES_PAGE = 10;
const REFUSED_SHOWN = 5;

export const showDeliveriesValue = (rolloutId: string) => asValue({ rolloutId });

export type DeliveriesFacts = {
  rolloutId: string;
  rolloutName: string;
  filter: DeliveryFilter;
  isFirstPage: boolean;
  refused: readonly Refused[];
  held: HeldFacts;
  entries: readonly DeliveryEntry[];
  hasMore: boolean;
  now: Temporal.Instant;
  timeZone: string;
};

const TITLES: Readonly<Record<DeliveryFilter, string>> = {
  all: 'What I sent and what waits',
  waiting: 'What waits to be sent',
  held: 'What waits for a lead’s word',
  failed: 'What didn’t arrive',
  sent: 'What arrived',
};

export function deliveriesMessage(facts: DeliveriesFacts): Message {
  const { rolloutName, filter, entries, isFirstPage } = facts;
  const text = `${TITLES[filter]} for *${esc(rolloutName)}*, newest first`;
  const lines = entries.map((entry) => lineOf(entry, facts));
  return {
    text,
    blocks: [
      ...(isFirstPage ? [...heldBlocks(facts.held), ...refusedBlocks(facts)] : []),
      ...(filter === 'held' && lines.length > 0
        ? entries.flatMap((entry, at) => [
            section(lines[at] ?? ''),
            heldChoices(facts.rolloutId, entry.key),
          ])
        : [section(`${text}:\n${lines.length === 0 ? '_Nothing._' : lines.join('\n')}`)]),
      ...older(facts),
      context('Show part of it: `/rollout deliveries waiting`, `held`, `failed` or `sent`.'),
    ],
  };
}

function refusedBlocks({ refused, rolloutId, timeZone, now }: DeliveriesFacts): AnyBlock[] {
  if (refused.length === 0) return [];
  const today = dateAt(now, timeZone);
  const shown = refused.slice(0, REFUSED_SHOWN).flatMap((place) => {
    const value = asValue({ rolloutId, destination: place.destination });
    const since = sayDate(dateAt(place.sinceAt, timeZone), today);
    return [
      section(`*${esc(place.name)}*, since ${since}: ${esc(place.problem)}`),
      actions(
        button('Try again', TRY_AGAIN, value),
        ...(place.leftAt === null ? [button('Leave it', LEAVE_IT, value)] : []),
      ),
    ];
  });
  const more = refused.length - REFUSED_SHOWN;
  return [
    section(
      `*Slack takes no messages from me for ${sayCount(refused.length, 'place')}.* I try again by myself when something changes there, and then say what is less than two days old.`,
    ),
    ...shown,
    ...(more > 0 ? [context(`And ${more} more.`)] : []),
  ];
}

function lineOf(entry: DeliveryEntry, facts: DeliveriesFacts): string {
  const { timeZone, now } = facts;
  const today = dateAt(now, timeZone);
  const at = `${sayDate(dateAt(entry.at, timeZone), today)}, ${sayTime(entry.at, timeZone)}`;
  const to = entry.isChannel ? `in ${esc(entry.to)}` : `to ${esc(entry.to)}`;
  const standing = sayStanding(standingOf(entry, now), timeZone, today);
  return `• ${at}: ${titleOf(entry.key, entry.isChannel)} ${to} ${standing}`;
}

function sayStanding(
  standing: DeliveryStanding,
  timeZone: string,
  today: Temporal.PlainDate,
): string {
  switch (standing.kind) {
    case 'arrived':
      return 'arrived.';
    case 'on-its-way':
      return 'is on its way.';
    case 'about-to-go':
      return 'is about to go.';
    case 'looked-for':
      return 'may or may not have arrived; I’m looking for it.';
    case 'unknown':
      return 'may or may not have arrived. The person who runs me can settle it: `outbox settle`.';
    case 'held':
      return 'has been held back since a restore: `/rollout deliveries held`.';
    case 'waits':
      return `waits until ${moment(standing.until)}${because(standing.why)}`;
    case 'tried-again':
      return `is tried again at ${moment(standing.until)}${because(standing.why)}`;
    case 'not-arrived':
      return `didn’t arrive${because(standing.why)}`;
    case 'not-needed':
      return `was no longer needed${because(standing.why)}`;
  }

  function moment(at: Temporal.Instant): string {
    const day = dateAt(at, timeZone);
    const time = sayTime(at, timeZone);
    return day.equals(today) ? time : `${sayDate(day, today)}, ${time}`;
  }
}

function because(why: string | undefined): string {
  return why === undefined ? '.' : `: ${esc(why)}`;
}

function older({ hasMore, entries, rolloutId, filter }: DeliveriesFacts): AnyBlock[] {
  const last = entries.at(-1);
  if (!hasMore || last === undefined) return [];
  return [
    actions(
      button('Show older ones', SHOW_DELIVERIES, asValue({ rolloutId, filter, before: last.id })),
    ),
  ];
}
