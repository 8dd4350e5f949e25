import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  mention,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayChoice, sayCount, sayDate, sayFew, sayList } from '../../../platform/words.ts';
import { comingDatesLine } from '../../contract/coming-date.view.ts';
import { ASK_OVERRIDE, gateValue } from '../../gates/gates/gate-card.view.ts';
import { chartBlocks } from './chart.view.ts';
import { type Digest, SHOWN_MAX, weeklyDigest } from './digest.ts';
import type { Credit, DigestFacts } from './digest-facts.ts';
import { blockedLine, few, queueLine } from './digest-lines.view.ts';
import type { DigestStory } from './digest-story.ts';
import { tellNews } from './news.view.ts';

export const SHOW_REST = 'digests.show-rest';
const NAMED_MAX = 4;

/** The week in the rollout's channel: headline, what changed, what is blocked, the one decision, a figure, thanks. */
export function writeDigest(story: DigestStory): { kind: Digest['kind']; message: Message } {
  const facts = safeFacts(story);
  const digest = weeklyDigest(facts);
  const message = digestMessage({ ...story, facts, digest, today: facts.today });
  return { kind: digest.kind, message };
}

type WrittenDigest = DigestStory & {
  facts: DigestFacts;
  digest: Digest;
  today: Temporal.PlainDate;
};

/** Whatever people typed is made safe here. */
export function safeFacts({ facts, news }: DigestStory): DigestFacts {
  const { paused, liveTeams } = facts;
  return {
    ...facts,
    stories: tellNews(news, facts.today),
    rolloutName: esc(facts.rolloutName),
    liveTeams: { ...liveTeams, names: liveTeams.names.map(esc) },
    paused: paused === undefined ? undefined : { ...paused, reason: esc(paused.reason) },
  };
}

function digestMessage(written: WrittenDigest): Message {
  const { digest } = written;
  const end = [...lateBlocks(written), ...recordBlocks(written)];
  if (digest.kind === 'quiet') {
    return sentence(digest.headline, ...queueBlocks(written), ...overrideBlocks(written), ...end);
  }
  return {
    text: digest.headline,
    blocks: [
      section(digest.headline),
      ...changedBlocks(written),
      ...blockedBlocks(written),
      ...queueBlocks(written),
      ...decisionBlocks(written),
      ...overrideBlocks(written),
      ...chartBlocks(written.chart),
      ...datesBlocks(written),
      ...thanksBlocks(written.credit),
      ...end,
    ],
  };
}

function changedBlocks(written: WrittenDigest): AnyBlock[] {
  const { items, more } = written.digest.changed;
  const lines = items.map(({ text }) => text);
  return [...listBlocks('What changed', lines), ...restBlocks(written, 'changed', more)];
}

function blockedBlocks(written: WrittenDigest): AnyBlock[] {
  const { items, more } = written.digest.blocked;
  const lines = items.map((item) => blockedLine(written, item));
  if (items.length === 0) return listBlocks('Still open', concernsOf(written));
  return [...listBlocks('What is blocked', lines), ...restBlocks(written, 'blocked', more)];
}

function concernsOf({ facts, withNames }: WrittenDigest): string[] {
  return facts.concerns.slice(0, SHOWN_MAX).map(({ words }) => withNames(words));
}

function listBlocks(title: string, lines: readonly string[]): AnyBlock[] {
  if (lines.length === 0) return [];
  return [section([`*${title}*`, ...lines.map((line) => `• ${clamp(line, 500)}`)].join('\n'))];
}

/** The others are there, one press away. */
function restBlocks(
  { facts: { rolloutId, period } }: WrittenDigest,
  list: 'changed' | 'blocked',
  more: number,
): AnyBlock[] {
  if (more === 0) return [];
  const value = asValue({
    rolloutId,
    list,
    after: period.after.epochMilliseconds,
    until: period.until.epochMilliseconds,
  });
  return [actions(button(`And ${more} more`, SHOW_REST, value))];
}

function queueBlocks({ facts: { queue }, today }: WrittenDigest): AnyBlock[] {
  return queue === undefined ? [] : [context(queueLine(queue, today))];
}

function decisionBlocks({ digest, facts, today, withNames }: WrittenDigest): AnyBlock[] {
  const { decision } = digest;
  if (decision === undefined) return [];
  const { obligation, byIds } = decision;
  const { label, actionId, value } = obligation.settle;
  const due = obligation.dueOn === undefined ? '' : `, ${byWhen(obligation.dueOn, today)}`;
  const who = byIds.length > NAMED_MAX ? few(byIds, mention) : sayChoice(byIds.map(mention));
  const text = `*The one decision needed* (${who}${due})\n${withNames(obligation.text)}\n${withNames(obligation.why)}`;
  const settle = button(label, actionId, value);
  if (facts.shutGate === undefined) return [section(text, settle)];
  const ask = button(
    'Ask for an override',
    ASK_OVERRIDE,
    gateValue(facts.rolloutId, facts.shutGate),
  );
  return [section(text), actions(settle, ask)];
}

function byWhen(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return dueOn.equals(today) ? 'today' : `by ${sayDate(dueOn, today)}`;
}

function overrideBlocks({ digest, today }: WrittenDigest): AnyBlock[] {
  if (digest.overrides.length === 0) return [];
  const lines = digest.overrides.map(({ gate, criteria, changes, expiresOn, isForGood }) => {
    const lasts = isForGood ? 'for good' : `until ${sayDate(expiresOn, today)}`;
    return changes.length === 0
      ? `Override in force: ${gate}, ${sayCount(criteria, 'criterion', 'criteria')} not met, ${lasts}.`
      : `Easier than it was frozen, ${lasts}: ${gate}. ${changes.map(esc).join(' ')}`;
  });
  return [context(lines.join('\n'))];
}

function datesBlocks({ facts, today }: WrittenDigest): AnyBlock[] {
  const line = comingDatesLine(facts.dates, today);
  return line === undefined ? [] : [context(line)];
}

/** For what others use now; it thanks, and ranks nobody. */
function thanksBlocks({ names, adopters }: Credit): AnyBlock[] {
  if (names.length === 0) return [];
  const teams = sayFew(
    adopters.map((team) => `*${esc(team)}*`),
    NAMED_MAX,
  );
  const use = adopters.length === 1 ? 'now uses' : 'now use';
  return [context(`Thanks to ${sayList(names.map(esc))}: ${teams} ${use} what they found out.`)];
}

function lateBlocks({ meantFor, today }: WrittenDigest): AnyBlock[] {
  if (meantFor === undefined) return [];
  return [context(`This was meant for ${sayDate(meantFor, today)}; I wasn’t running then.`)];
}

/** Out here nobody can rewrite it with the file: `audit verify --since` compares. */
function recordBlocks({ record }: WrittenDigest): AnyBlock[] {
  return [context(`The record of decisions stands at ${record}.`)];
}
