import {
  type AnyBlock,
  context,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { sayCount, sayPart } from '../../../platform/words.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { ReadinessStanding } from './readiness.ts';

const LISTED_MAX = 30;

export type ListedTeam = { team: Team; readiness: ReadinessStanding; hasAnswers: boolean };

/** All teams in one list: the ready first, then by score; those that have not answered, and last those that are past it. */
export function readinessList(
  rolloutName: string,
  teams: readonly ListedTeam[],
  live: readonly { name: string; words: string }[],
): Message {
  const ready = teams.filter(({ readiness }) => readiness.ready);
  const silent = teams.filter(({ hasAnswers }) => !hasAnswers);
  const underway = teams.filter((each) => !each.readiness.ready && each.hasAnswers);
  const counts = { ready: ready.length, silent: silent.length, live: live.length };
  const text = readinessSummary(rolloutName, { teams: teams.length, ...counts });
  const groups: AnyBlock[] = [
    ...group('Ready', ready, ({ readiness }) => `${readiness.score} of 100 points`),
    ...group('On the way', underway, ({ readiness }) => {
      const lacks = readiness.lacks.map((lack) => esc(lack.words.split(' (')[0] ?? ''));
      return `${sayCount(readiness.score, 'point')}; lacks ${lacks.join(', ')}`;
    }),
    ...group('Have not answered', silent, () => ''),
    ...liveGroup(live),
  ];
  return {
    text,
    blocks: [
      section(text),
      ...groups,
      context(
        'One team with everything that was said: `/rollout readiness <team>`. Answer with `/champion ready <team>`.',
      ),
    ],
  };
}

function liveGroup(live: readonly { name: string; words: string }[]): AnyBlock[] {
  if (live.length === 0) return [];
  const lines = live
    .slice(0, LISTED_MAX)
    .map(({ name, words }) => `• *${esc(name)}*: ${esc(words)}`);
  const more = live.length - lines.length;
  return [
    header(`Live (${live.length})`),
    section([...lines, ...(more === 0 ? [] : [`and ${more} more`])].join('\n')),
  ];
}

function group(
  title: string,
  teams: readonly ListedTeam[],
  say: (each: ListedTeam) => string,
): AnyBlock[] {
  if (teams.length === 0) return [];
  const shown = [...teams]
    .sort((a, b) => b.readiness.score - a.readiness.score)
    .slice(0, LISTED_MAX);
  const lines = shown.map((each) => {
    const said = say(each);
    return `• *${esc(each.team.name)}*${said === '' ? '' : `: ${said}`}`;
  });
  const more = teams.length - shown.length;
  return [
    header(`${title} (${teams.length})`),
    section([...lines, ...(more === 0 ? [] : [`and ${more} more`])].join('\n')),
  ];
}

export type ReadinessCounts = { teams: number; ready: number; silent: number; live: number };

function readinessSummary(rolloutName: string, counts: ReadinessCounts): string {
  const name = `*${esc(rolloutName)}*`;
  if (counts.teams === 0)
    return counts.live === 0
      ? `${name} has no teams besides the pilot yet. A lead can add one with \`/rollout team add\`.`
      : `Every team of ${name} is live; no other one is getting ready.`;
  return `${name}: ${readinessWords(counts)}.`;
}

/** Readiness is a question before a start, so live teams are not counted. */
export function readinessWords({ teams, ready, silent, live }: ReadinessCounts): string {
  const said = silent === 0 ? '' : `; ${sayCount(silent, 'team has', 'teams have')} not answered`;
  const noun: [string, string] =
    live === 0 ? ['team', 'teams'] : ['team that isn’t live yet', 'teams that aren’t live yet'];
  return `${sayPart(ready, teams, noun, 'is')} ready${said}`;
}
