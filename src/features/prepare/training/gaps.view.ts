import {
  type AnyBlock,
  context,
  esc,
  header,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { choiceTitles } from '../lessons/lesson.ts';
import type { ScenarioInsight } from './scenario-insights.ts';

type Shown = Extract<ScenarioInsight, { kind: 'shown' }>;

const SHOWN_MAX = 8;

/** Which scenarios people judge otherwise than we do at first sight: what the training leaves out. */
export function gapsMessage(rolloutName: string, insights: readonly ScenarioInsight[]): Message {
  const shown = insights.filter((one) => one.kind === 'shown');
  const tooFew = insights.length - shown.length;
  if (shown.length === 0) {
    return sentence(
      `Nothing can be said yet about the scenarios of *${esc(rolloutName)}*: each needs answers from at least five people, so that nobody’s individual answer shows.`,
    );
  }
  const gaps = shown.filter((one) => one.isGap);
  const missed = shown.filter((one) => !one.isGap && one.wrong > 0);
  const clear = shown.length - gaps.length - missed.length;
  const text =
    gaps.length === 0
      ? `No scenario of *${esc(rolloutName)}* is missed by so many people that the training has a gap.`
      : `${sayCount(gaps.length, 'scenario')} of *${esc(rolloutName)}* ${gaps.length === 1 ? 'is' : 'are'} missed by two in five people or more. This is what the lessons don’t teach yet.`;
  return {
    text,
    blocks: [
      header('What the training leaves out'),
      section(text),
      ...lines(gaps),
      ...(missed.length === 0 ? [] : [context('*Missed now and then*'), ...lines(missed)]),
      ...(clear === 0 ? [] : [context(`${sayCount(clear, 'scenario')} nobody missed.`)]),
      context(
        `${tooFew === 0 ? '' : `${sayCount(tooFew, 'scenario')} with fewer than five answers ${tooFew === 1 ? 'is' : 'are'} not shown. `}Each person counts once, with their first answer. Where many go wrong, change the lesson or the scenario: this says nothing about any one person.`,
      ),
    ],
  };
}

function lines(insights: readonly Shown[]): AnyBlock[] {
  if (insights.length === 0) return [];
  const shown = insights.slice(0, SHOWN_MAX).map(sayInsight);
  const left = insights.length - shown.length;
  return [section([...shown, ...(left === 0 ? [] : [`and ${left} more`])].join('\n'))];
}

function sayInsight({ scenario, n, wrong, mistakenFor }: Shown): string {
  const instead =
    mistakenFor === undefined ? '' : `, most often for _${choiceTitles[mistakenFor]}_`;
  return `• *${esc(scenario.title)}* (${esc(scenario.work)}): ${wrong} of ${n} missed _${choiceTitles[scenario.right]}_${instead}`;
}
