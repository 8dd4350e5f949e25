import {
  type AnyBlock,
  actions,
  button,
  type ChartBlock,
  clamp,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { sayDay } from '../../../platform/words.ts';
import type { SelectionFact } from '../../contract/selection-fact.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { Readiness } from './readiness.ts';
import { OPEN_FORM, teamValueOf } from './readiness-form.view.ts';
import type { HistoryEntry, ScorePoint } from './readiness-history.ts';
import {
  headline,
  liveHeadline,
  nextStep,
  statusBlocks,
  type TeamPlace,
} from './readiness-result.view.ts';

export const SHOW_TEAM = 'readiness.show-team';
const HISTORY_SHOWN = 8;
const POINTS_SHOWN = 12;

export type PageFacts = {
  team: Team;
  readiness: Readiness;
  /** Oldest first, each with the name of who said it. */
  history: readonly (HistoryEntry & { name: string })[];
  scores: readonly ScorePoint[];
  canAnswer: boolean;
  /** How the team meets the framework's four criteria for a second pilot; empty without a pilot to compare with. */
  criteria: readonly SelectionFact[];
  place: TeamPlace;
  /** How it fares, once it is live. */
  live: string | undefined;
};

/** One team's readiness with all that was said, by whom and when. */
export function readinessPage(facts: PageFacts): Message {
  const { team, readiness, history, scores, canAnswer, place, criteria, live } = facts;
  if (live !== undefined) return livePage(team, live, history);
  const text = headline(team, readiness);
  return {
    text,
    blocks: [
      section(text),
      ...statusBlocks(readiness),
      ...criteriaBlocks(criteria),
      ...scoreChart(team, scores),
      section(`*Who said what*\n${historyLines(history)}`),
      section(`*Next:* ${nextStep(team, readiness, place)}`),
      ...(canAnswer ? [actions(button('Answer now', OPEN_FORM, teamValueOf(team)))] : []),
    ],
  };
}

/** What was said before the start stays readable; whether it is ready is no question any longer. */
function livePage(team: Team, live: string, history: PageFacts['history']): Message {
  const text = liveHeadline(team);
  return {
    text,
    blocks: [
      section(`${text}\n${esc(live)}`),
      section(`*Who said what before its start*\n${historyLines(history)}`),
    ],
  };
}

const STATES = { met: 'met', missing: 'not met', unknown: 'not known yet' };

function criteriaBlocks(criteria: readonly SelectionFact[]): AnyBlock[] {
  if (criteria.length === 0) return [];
  const lines = criteria.map(({ title, state, evidence }) => {
    const shows = evidence === '' ? '' : `. ${esc(evidence)}`;
    return `• ${esc(title)}: ${STATES[state]}${shows}`;
  });
  return [section(`*As part of the second pilot*\n${lines.join('\n')}`)];
}

function historyLines(history: PageFacts['history']): string {
  if (history.length === 0) return 'Nobody has answered yet.';
  const shown = [...history].reverse().slice(0, HISTORY_SHOWN);
  const lines = shown.map(({ words, name, answer }) => {
    const evidence = answer.evidence.trim();
    const shows = evidence === '' ? '' : `: ${clamp(esc(evidence), 120)}`;
    return `• ${esc(words)} · ${esc(name)}${shows}`;
  });
  const more = history.length - shown.length;
  return [...lines, ...(more === 0 ? [] : [`and ${more} earlier`])].join('\n');
}

/** Drawn from two different days on; one point is no line. */
function scoreChart(team: Team, scores: readonly ScorePoint[]): AnyBlock[] {
  const shown = scores.slice(-POINTS_SHOWN);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || shown.length < 2) return [];
  const way =
    last.score > first.score ? 'risen' : last.score < first.score ? 'fallen' : 'stayed the same';
  const reads =
    way === 'stayed the same'
      ? `The score has ${way} since ${sayDay(first.on, last.on)}: ${last.score} of 100.`
      : `The score has ${way} from ${first.score} on ${sayDay(first.on, last.on)} to ${last.score} of 100.`;
  const labels = shown.map(({ on }) => sayDay(on, last.on));
  const chart: ChartBlock = {
    type: 'data_visualization',
    title: clamp(`Readiness of ${team.name}`, 50),
    chart: {
      type: 'line',
      series: [
        {
          name: 'Points',
          data: shown.map(({ score }, index) => ({ label: labels[index] ?? '', value: score })),
        },
      ],
      axis_config: { categories: labels },
    },
  };
  return [section(reads), chart];
}
