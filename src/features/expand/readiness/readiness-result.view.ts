import { type AnyBlock, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayCount, sayList, withinSentence } from '../../../platform/words.ts';
import type { LackKind } from '../../contract/wait.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { Readiness } from './readiness.ts';
import { askedItemTitles, levelShown, mustHaveTitles } from './readiness-answer.ts';

/** What came of it: the score, what is missing, what changed, and the one next step. */
export function resultModal(
  team: Team,
  readiness: Readiness,
  changes: readonly string[],
  place: TeamPlace,
): Modal {
  if (place === 'live') return savedOfLive(team, changes);
  return {
    type: 'modal',
    callback_id: 'readiness.result',
    title: plain(readiness.ready ? 'Ready' : 'Not ready yet', 24),
    close: plain('Close', 24),
    blocks: [
      section(headline(team, readiness)),
      ...statusBlocks(readiness),
      ...(changes.length === 0 ? [] : [section(`*What changed*\n${bullets(changes.map(esc))}`)]),
      section(`*Next:* ${nextStep(team, readiness, place)}`),
    ],
  };
}

/** Of a live team the answers are kept, and nothing is said of its being ready. */
function savedOfLive(team: Team, changes: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: 'readiness.result',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks: [
      section(liveHeadline(team)),
      ...(changes.length === 0 ? [] : [section(`*What changed*\n${bullets(changes.map(esc))}`)]),
    ],
  };
}

export function liveHeadline(team: Team): string {
  return `*${esc(team.name)}* is live: whether it is ready was a question before its start.`;
}

/** "Claims is ready: …", "Claims is not ready yet: 2 of 4 must-haves are met, 55 of 100 points (70 are enough)." */
export function headline(team: Team, readiness: Readiness): string {
  const { score, enoughPoints, mustHaves, ready } = readiness;
  const met = mustHaves.filter((each) => each.state === 'met').length;
  const points = `${score} of 100 points (${enoughPoints} are enough)`;
  const name = `*${esc(team.name)}*`;
  if (ready) return `${name} is ready: all ${mustHaves.length} must-haves are met, and ${points}.`;
  return `${name} is not ready yet: ${met} of ${mustHaves.length} must-haves are met, and it has ${points}.`;
}

const STATE_WORDS = { met: 'met', missing: 'missing', unknown: 'not known yet' };

/** The must-haves one by one, the scored items in one line, and where people disagree. */
export function statusBlocks(readiness: Readiness): AnyBlock[] {
  const musts = readiness.mustHaves.map(({ mustHave, state, words }) => {
    const title = mustHaveTitles[mustHave];
    const rest = words.startsWith(`${title}: `) ? words.slice(title.length + 2) : words;
    return `*${title}*: ${STATE_WORDS[state]}. ${esc(capitalised(rest))}`;
  });
  return [
    section(`*Must-haves*\n${bullets(musts)}`),
    section(`*Points*\n${bullets(pointLines(readiness))}`),
    ...notes(readiness).map((note) => context(note)),
  ];
}

function pointLines(readiness: Readiness): string[] {
  const full = readiness.items.filter((each) => each.level === 'yes');
  const half = readiness.items.filter((each) => each.level === 'partly');
  const none = readiness.items.filter((each) => each.level === 'no' || each.level === 'unknown');
  const titles = (items: typeof full) =>
    sayList(items.map((each) => withinSentence(askedItemTitles[each.item])));
  return [
    ...(full.length === 0 ? [] : [`Shown: ${titles(full)}`]),
    ...(half.length === 0 ? [] : [`Partly: ${titles(half)}`]),
    ...(none.length === 0 ? [] : [`Open: ${titles(none)}`]),
  ];
}

function notes(readiness: Readiness): string[] {
  const found = [...readiness.mustHaves, ...readiness.items];
  const bare = found.filter((each) =>
    each.saidBy.some((answer) => answer.level !== levelShown(answer)),
  ).length;
  const disagree = readiness.disagreements.map((item) => withinSentence(askedItemTitles[item]));
  return [
    ...(bare === 0
      ? []
      : [
          `${sayCount(bare, 'answer')} ${bare === 1 ? 'counts' : 'count'} as open, because nothing shows ${bare === 1 ? 'it' : 'them'} yet: add a link, a figure or a person.`,
        ]),
    ...(disagree.length === 0
      ? []
      : [
          `People differ on ${sayList(disagree)}. The more careful answer counts until they agree; nothing is averaged.`,
        ]),
  ];
}

const STEPS: Record<LackKind, (team: string) => string> = {
  champion: (team) => `find a champion. Anyone can with \`/champion nominate @person ${team}\`.`,
  certificate: () => 'the champion goes through the training: `/core learn`.',
  'back-up': () => 'the champion names a back-up: `/champion backup @person`.',
  'sponsor-consent': () => 'ask the sponsor for a yes, and note where it can be read.',
  'data-rules': () => 'find out which data may go into it, and note where that is written.',
  capacity: (team) =>
    `agree on weeks that the team can manage. If dates move, say so with \`/champion ready ${team}\`.`,
  score: (team) =>
    `sort out the open points above that weigh most, then answer again with \`/champion ready ${team}\`.`,
  workflow: (team) => `write down what the team would use it for: \`/rollout team edit ${team}\`.`,
};

/** Where a team stands beside its readiness: what a ready team does next depends on it. */
export type TeamPlace = 'live' | 'in-next-wave' | 'in-queue' | 'outside';

export function nextStep(team: Team, readiness: Readiness, place: TeamPlace = 'outside'): string {
  const name = esc(team.name);
  const [first] = readiness.lacks;
  if (place === 'live') return 'nothing. The team already works with it.';
  if (first === undefined && place === 'in-next-wave')
    return 'nothing. The team is in the next wave: `/rollout waves`.';
  if (first === undefined && place === 'in-queue')
    return 'nothing. The team is waiting for its turn: `/rollout queue`.';
  if (first === undefined)
    return `if the team wants to join, \`/rollout join ${name}\` puts it in the queue.`;
  if (first.about === 'capacity' && first.words.includes('not known'))
    return `say what else is going on in the team in those weeks: \`/champion ready ${name}\`.`;
  return STEPS[first.about](name);
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `• ${line}`).join('\n');
}
