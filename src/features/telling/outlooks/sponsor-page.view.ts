import { type AnyBlock, button, esc, section } from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount, sayDate, sayFew, sayPart } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { sayBound } from '../../prepare/verification/bound-words.ts';
import { dueWords } from '../obligations/obligation.view.ts';
import { isItWorking, type Risk, risksOf, type SponsorFacts } from './sponsor-page.ts';

const NAMED_MAX = 3;
const RISKS_SHOWN = 2;

/** The page of three sentences: is it working, what is at risk, what I need from you. */
export function sponsorBlocks(facts: SponsorFacts, needs: readonly Obligation[]): AnyBlock[] {
  const [first] = needs;
  return [
    section(`*Is it working?* ${workingWords(facts)}`),
    section(`*What is at risk?* ${riskWords(facts)}`),
    section(
      `*What do I need from you?* ${needWords(needs, facts.today)}`,
      first && button(first.settle.label, first.settle.actionId, first.settle.value),
    ),
  ];
}

export function workingWords(facts: SponsorFacts): string {
  const { live, teams, trained, people, use } = facts;
  if (use !== undefined) {
    const start = use.isShown ? '' : 'I do not know yet. ';
    const mirror = use.mirror === undefined ? '' : ` ${use.mirror}`;
    const learned = sayPart(trained, people, ['person', 'people'], 'is');
    return `${start}${use.says}${mirror} ${qualityWords(facts)} ${learned} trained.`;
  }
  if (isItWorking(facts).kind === 'nothing-live')
    return 'I do not know yet: no team besides the pilot works with it so far. The second pilot will be the first to show it.';
  return `I do not know yet: ${sayPart(live, teams, 'team', 'has')} come in after the pilot and ${sayPart(trained, people, ['person', 'people'], 'is')} trained, but nobody measures yet how much it is used. Its use over at least three months would show it.`;
}

/** Of the outputs: what reviews show, with what reviewers miss counted in. */
function qualityWords({ quality }: SponsorFacts): string {
  if (quality === undefined)
    return 'How many of its outputs are wrong I do not know yet: none was reviewed.';
  const { atMost, reviews } = quality;
  const by = sayCount(reviews, 'review');
  return atMost === undefined
    ? `How many of its outputs are wrong I do not know yet, after ${by}.`
    : `Of its outputs at most ${sayBound(atMost)} are wrong, by ${by}.`;
}

export function riskWords(facts: SponsorFacts): string {
  const risks = risksOf(facts);
  if (risks.length === 0)
    return 'Nothing that I can see: nothing that others wait for is overdue, and no team’s access is in trouble.';
  const said = risks.slice(0, RISKS_SHOWN).map((risk) => capitalised(oneRisk(risk, facts.today)));
  return said.join(' ');
}

function oneRisk(risk: Risk, today: Temporal.PlainDate): string {
  switch (risk.kind) {
    case 'paused':
      return `the rollout has been paused since ${sayDate(risk.since, today)} (${esc(risk.reason)}).`;
    case 'teams': {
      const { names } = risk;
      return `${sayFew(
        names.map((name) => `*${esc(name)}*`),
        NAMED_MAX,
      )} ${names.length === 1 ? 'has' : 'have'} trouble with access or a champion.`;
    }
    case 'concerns':
      return risk.more === 0
        ? risk.first
        : `${risk.first} ${sayCount(risk.more, 'more thing')} ${risk.more === 1 ? 'is' : 'are'} not as planned.`;
    case 'gate':
      return `the ${risk.gate.what} has been due since ${sayDate(risk.gate.on, today)} and is still shut.`;
    case 'barrier':
      return risk.says;
    case 'late':
      return `${sayCount(risk.count, 'thing')} that others wait for ${risk.count === 1 ? 'is' : 'are'} overdue, the oldest since ${sayDate(risk.oldestOn, today)}.`;
  }
}

function needWords(needs: readonly Obligation[], today: Temporal.PlainDate): string {
  const [first] = needs;
  if (first === undefined) return 'Nothing today.';
  const more = needs.length - 1;
  const due = dueWords(first, today).map((words) => `, ${words}`);
  return `${capitalised(first.text)}${due.join('')}${more === 0 ? '' : `, and ${more} more below`}.`;
}
