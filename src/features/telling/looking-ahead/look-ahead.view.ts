import { type AnyBlock, esc, header, section } from '../../../platform/slack/blocks.ts';
import { sayDate, sayFew } from '../../../platform/words.ts';
import type { AheadItem, AheadKind, NextSteps } from './look-ahead.ts';

const NAMES_SHOWN = 3;

/** *Next, when you have time*, below what is owed: nothing of it is late by itself, and nobody is reminded of it. */
export function nextStepsBlocks(
  { words, on, items }: NextSteps,
  today: Temporal.PlainDate,
): AnyBlock[] {
  const lines = items.map((item) => `• ${itemWords(item, today)}`);
  return [
    header('Next, when you have time'),
    section(
      `*${words === 'the second pilot' ? 'The second pilot' : `W${words.slice(1)}`}* can start on ${sayDate(on, today)}. Reckoned back from there:\n${lines.join('\n')}`,
    ),
  ];
}

const WHAT: Record<AheadKind, (teams: string) => string> = {
  champion: (teams) =>
    `Find a champion for ${teams}: about two weeks, and two more for the path. \`/champion suggest\` shows who could do it.`,
  path: (teams) =>
    `The champion of ${teams} finishes the path and has a task signed off: about two weeks. \`/core learn\` goes on with it.`,
  readiness: (teams) =>
    `Answer the readiness questions for ${teams}: what is missing then takes up to three weeks. \`/champion ready\` opens them.`,
};

function itemWords({ kind, teams, beginBy, isLate }: AheadItem, today: Temporal.PlainDate): string {
  const names = sayFew(
    teams.map(({ name }) => `*${esc(name)}*`),
    NAMES_SHOWN,
  );
  const when = isLate
    ? `_Best begun by ${sayDate(beginBy, today)}, so the sooner the better._`
    : `_Best begun by ${sayDate(beginBy, today)}._`;
  return `${WHAT[kind](names)} ${when}`;
}
