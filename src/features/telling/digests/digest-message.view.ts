import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  button,
  type ChartBlock,
  clamp,
  context,
  esc,
  type Message,
  mention,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import {
  capitalised,
  sayChoice,
  sayCount,
  sayDate,
  sayFew,
  sayList,
} from '../../../platform/words.ts';
import type { Chart } from '../../contract/chart.ts';
import { comingDatesLine } from '../../contract/coming-date.view.ts';
import { sayHeldUp } from '../../contract/held-up.ts';
import { type Digest, type Shown, weeklyDigest } from './digest.ts';
import type { Blocked, DigestFacts } from './digest-facts.ts';
import type { DigestStory } from './digest-story.ts';

const THANKED_MAX = 5;
const NAMED_MAX = 4;

/** The week in the rollout's channel: headline, what changed, what is blocked, the one decision, a figure, thanks. */
export function writeDigest(story: DigestStory): { kind: Digest['kind']; message: Message } {
  const digest = weeklyDigest(escaped(story.facts));
  const message = digestMessage({ ...story, digest, today: story.facts.today });
  return { kind: digest.kind, message };
}

type WrittenDigest = DigestStory & { digest: Digest; today: Temporal.PlainDate };

function escaped(facts: DigestFacts): DigestFacts {
  const { paused } = facts;
  return {
    ...facts,
    rolloutName: esc(facts.rolloutName),
    liveTeams: facts.liveTeams.map(esc),
    paused: paused === undefined ? undefined : { ...paused, reason: esc(paused.reason) },
  };
}

function digestMessage(written: WrittenDigest): Message {
  const { digest } = written;
  const late = lateBlocks(written);
  if (digest.kind === 'quiet') {
    return sentence(digest.headline, ...overrideBlocks(written), ...late);
  }
  return {
    text: digest.headline,
    blocks: [
      section(digest.headline),
      ...listBlocks('What changed', digest.changed, (change) => written.withNames(change.text)),
      ...listBlocks('What is blocked', digest.blocked, (item) => blockedLine(written, item)),
      ...overdueBlocks(digest),
      ...decisionBlocks(written),
      ...overrideBlocks(written),
      ...chartBlocks(written.chart),
      ...datesBlocks(written),
      ...thanksBlocks(written.thanks),
      ...late,
    ],
  };
}

function listBlocks<Item>(
  title: string,
  { items, more }: Shown<Item>,
  say: (item: Item) => string,
): AnyBlock[] {
  if (items.length === 0) return [];
  const lines = items.map((item) => `• ${clamp(say(item), 500)}`);
  return [
    section([`*${title}*`, ...lines, ...(more === 0 ? [] : [`• and ${more} more`])].join('\n')),
  ];
}

/** It names who holds it up and since when, never who waits. */
function blockedLine({ nameOf, today, withNames }: WrittenDigest, item: Blocked): string {
  const who = few(item.byIds, (id) => esc(nameOf(id)));
  const due = item.dueOn === undefined ? '' : `, due ${sayDate(item.dueOn, today)}`;
  const late =
    item.dueOn !== undefined && isBefore(item.dueOn, today)
      ? `, overdue since ${sayDate(item.dueOn, today)}`
      : due;
  return `${capitalised(withNames(sayHeldUp(item.waits)))} is waiting for this: ${withNames(item.for)} (${who}, since ${sayDate(item.sinceOn, today)}${late})`;
}

/** A few names; whom to look up is known only by then. */
function few(ids: readonly UserId[], say: (id: UserId) => string): string {
  return sayFew(ids.slice(0, NAMED_MAX).map(say), NAMED_MAX, ids.length);
}

function overdueBlocks({ overdue }: Digest): AnyBlock[] {
  if (overdue === 0) return [];
  return [
    context(
      overdue === 1
        ? 'One thing is overdue, but nobody is waiting for it: `/rollout due`.'
        : `${overdue} things are overdue, but nobody is waiting for them: \`/rollout due\`.`,
    ),
  ];
}

function decisionBlocks({ digest, today, withNames }: WrittenDigest): AnyBlock[] {
  const { decision } = digest;
  if (decision === undefined) return [];
  const { obligation, byIds } = decision;
  const { label, actionId, value } = obligation.settle;
  const due = obligation.dueOn === undefined ? '' : `, by ${sayDate(obligation.dueOn, today)}`;
  const who = byIds.length > NAMED_MAX ? few(byIds, mention) : sayChoice(byIds.map(mention));
  return [
    section(
      `*The one decision needed* (${who}${due})\n${withNames(obligation.text)}\n${withNames(obligation.why)}`,
      button(label, actionId, value),
    ),
  ];
}

function overrideBlocks({ digest, today }: WrittenDigest): AnyBlock[] {
  if (digest.overrides.length === 0) return [];
  const lines = digest.overrides.map(
    ({ gate, criteria, expiresOn }) =>
      `Override in force: ${gate}, ${sayCount(criteria, 'criterion', 'criteria')} not met, until ${sayDate(expiresOn, today)}.`,
  );
  return [context(lines.join('\n'))];
}

/** The sentence says what the chart shows, for those who cannot see it and where it cannot be drawn. */
function chartBlocks(chart: Chart | undefined): AnyBlock[] {
  if (chart === undefined || chart.series.length === 0 || chart.categories.length === 0) return [];
  return [section(chart.reads), chartBlock(chart)];
}

function chartBlock({ title, kind, categories, series }: Chart): ChartBlock {
  const labels = categories.slice(-20).map((label) => clamp(label, 20));
  return {
    type: 'data_visualization',
    title: clamp(title, 50),
    chart: {
      type: kind,
      series: series.slice(0, 12).map(({ name, values }) => ({
        name: clamp(name, 20),
        data: values.slice(-labels.length).map((value, index) => ({
          label: labels[index] ?? '',
          value,
        })),
      })),
      axis_config: { categories: labels },
    },
  };
}

function datesBlocks({ digest, today }: WrittenDigest): AnyBlock[] {
  const line = comingDatesLine(digest.dates, today);
  return line === undefined ? [] : [context(line)];
}

function thanksBlocks(thanks: readonly string[]): AnyBlock[] {
  if (thanks.length === 0) return [];
  const shown = thanks.slice(0, THANKED_MAX).map(esc);
  const more = thanks.length - shown.length;
  const who = sayList(more === 0 ? shown : [...shown, sayCount(more, 'other')]);
  return [context(`Thanks to ${who}, who moved this along.`)];
}

function lateBlocks({ meantFor, today }: WrittenDigest): AnyBlock[] {
  if (meantFor === undefined) return [];
  return [context(`This was meant for ${sayDate(meantFor, today)}; I wasn’t running then.`)];
}
