import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayDate, sayTime } from '../../../platform/words.ts';

export const OLDER = 'history.show-older';
export const PAGE = 10;

export type HistoryFacts = {
  rolloutId: string;
  rolloutName: string;
  /** What was asked for, as it was typed; empty for everything. */
  typed: string;
  /** "what Mia Chen did or was part of", "gate" in quotes; undefined for everything. */
  about: string | undefined;
  entries: readonly {
    sequence: number;
    at: Temporal.Instant;
    says: string;
    reason: string | undefined;
  }[];
  hasMore: boolean;
  isFirstPage: boolean;
  today: Temporal.PlainDate;
  timeZone: string;
};

/** The record in words, newest first, a day under each date. `says` is safe mrkdwn without mentions. */
export function historyMessage(facts: HistoryFacts): Message {
  const { entries, about, rolloutName } = facts;
  const of = about === undefined ? '' : ` about ${about}`;
  if (entries.length === 0) {
    return sentence(
      facts.isFirstPage
        ? `Nothing is on the record of *${esc(rolloutName)}*${of}.${about === undefined ? '' : ' `/rollout history` alone shows everything.'}`
        : 'That was the first entry: there is nothing older.',
    );
  }
  const text = facts.isFirstPage
    ? `The record of *${esc(rolloutName)}*${of}, newest first`
    : `Older entries of *${esc(rolloutName)}*${of}`;
  return {
    text,
    blocks: [section(`${text}:`), ...dayBlocks(facts), ...olderButton(facts), context(CLOSING)],
  };
}

const CLOSING =
  'Nobody can change or remove an entry. `/rollout history @person` or `/rollout history gate` shows part of it.';

function dayBlocks({ entries, timeZone, today }: HistoryFacts): AnyBlock[] {
  const days = new Map<string, string[]>();
  for (const { at, says, reason } of entries) {
    const day = sayDate(dateAt(at, timeZone), today);
    const why = reason === undefined ? '' : `\n     _Why: ${esc(clamp(reason, 200))}_`;
    days.set(day, [
      ...(days.get(day) ?? []),
      `${sayTime(at, timeZone)}  ${clamp(says, 240)}${why}`,
    ]);
  }
  return [...days].flatMap(([day, lines]) => sections(`*${day}*`, lines));
}

/** Slack's sections hold three thousand characters. */
function sections(title: string, lines: readonly string[]): AnyBlock[] {
  const blocks: AnyBlock[] = [];
  let text = title;
  for (const line of lines) {
    if (text.length + line.length > 2900) {
      blocks.push(section(text));
      text = line;
    } else text = `${text}\n${line}`;
  }
  return [...blocks, section(text)];
}

function olderButton({ hasMore, entries, rolloutId, typed }: HistoryFacts): AnyBlock[] {
  const last = entries.at(-1);
  if (!hasMore || last === undefined) return [];
  const value = asValue({ rolloutId, typed: clamp(typed, 200), before: last.sequence });
  return [actions(button('Show older entries', OLDER, value))];
}
