import type { TeamId } from '../../../platform/ids.ts';
import { sayCountOrNone, sayFew, withinSentence } from '../../../platform/words.ts';
import { type Lack, lackTitles } from '../../contract/wait.ts';
import type { Capacity } from './capacity.ts';
import { freshAnswers, READINESS_SETTINGS, type ReadinessSettings } from './fresh-answers.ts';
import {
  type AskedItem,
  askedItemTitles,
  askedMustHaves,
  type Level,
  levelShown,
  type MustHave,
  mostCautious,
  mustHaves,
  mustHaveTitles,
  type ReadinessAnswer,
  type ScoredItem,
  scoredItemNames,
  scoredItems,
} from './readiness-answer.ts';

export type ChampionFact = 'none' | 'nominated' | 'confirmed' | 'certified';

export type ReadinessFacts = {
  teamId: TeamId;
  champion: ChampionFact;
  capacity: Capacity;
  answers: readonly ReadinessAnswer[];
};

export type MustHaveFinding = {
  mustHave: MustHave;
  state: 'met' | 'missing' | 'unknown';
  words: string;
  saidBy: readonly ReadinessAnswer[];
};

export type ScoredFinding = {
  item: ScoredItem;
  level: Level;
  points: number;
  weight: number;
  saidBy: readonly ReadinessAnswer[];
};

export type Readiness = {
  teamId: TeamId;
  ready: boolean;
  mustHaves: readonly MustHaveFinding[];
  score: number;
  enoughPoints: number;
  items: readonly ScoredFinding[];
  /** Items about which people disagree today; the more careful answer counts. */
  disagreements: readonly AskedItem[];
  /** What is still missing, most important first. */
  lacks: readonly Lack[];
  words: string;
};

/** The same without the words and answers that show it: what lists and plans need. */
export type ReadinessStanding = Pick<Readiness, 'teamId' | 'ready' | 'score' | 'lacks'> & {
  mustHaves: readonly Pick<MustHaveFinding, 'mustHave' | 'state'>[];
};

/** A team is ready when every must-have is met and the scored items reach the score; one never pays for the other. */
export function judgeReadiness(
  facts: ReadinessFacts,
  today: Temporal.PlainDate,
  settings: ReadinessSettings = READINESS_SETTINGS,
): Readiness {
  const status = freshAnswers(facts.answers, today, settings);
  const about = (item: AskedItem) => status.filter((answer) => answer.item === item);
  const musts = mustHaves.map((mustHave): MustHaveFinding => {
    if (mustHave === 'champion') return judgeChampion(facts.champion);
    if (mustHave === 'capacity') {
      return { mustHave, state: facts.capacity.state, words: facts.capacity.words, saidBy: [] };
    }
    return judgeAsked(mustHave, about(mustHave));
  });
  const items = scoredItemNames.map((item) => scoreItem(item, about(item)));
  const score = items.reduce((sum, each) => sum + each.points, 0);
  const disagreements = [...askedMustHaves, ...scoredItemNames].filter(
    (item) => new Set(about(item).map(levelShown).filter(isKnown)).size > 1,
  );
  const missing = musts.filter((each) => each.state !== 'met');
  const ready = missing.length === 0 && score >= settings.enoughPoints;
  const lacks = missing.map(lackOf);
  if (score < settings.enoughPoints) lacks.push(scoreLack(score, items, settings));
  const words = ready
    ? `Ready: all ${mustHaves.length} must-haves are met and the score is ${score} of 100 (${settings.enoughPoints} is enough).`
    : `Not ready yet; still missing: ${lacks.map((each) => each.words).join('; ')}.`;
  return {
    teamId: facts.teamId,
    ready,
    mustHaves: musts,
    score,
    enoughPoints: settings.enoughPoints,
    items,
    disagreements,
    lacks,
    words,
  };
}

/** The points of the scored items alone, out of 100. */
export function scoreOf(answers: readonly ReadinessAnswer[], today: Temporal.PlainDate): number {
  const status = freshAnswers(answers, today);
  return scoredItemNames
    .map((item) =>
      scoreItem(
        item,
        status.filter((answer) => answer.item === item),
      ),
    )
    .reduce((sum, each) => sum + each.points, 0);
}

function isKnown(level: Level): boolean {
  return level !== 'unknown';
}

function judgeChampion(champion: ChampionFact): MustHaveFinding {
  const words = {
    none: 'The team has no champion yet.',
    nominated: 'A champion has been nominated, but isn’t in office with approved hours yet.',
    confirmed: 'The champion is in office and on the way to the certificate.',
    certified: 'The champion is certified.',
  }[champion];
  const state = champion === 'confirmed' || champion === 'certified' ? 'met' : 'missing';
  return { mustHave: 'champion', state, words, saidBy: [] };
}

function judgeAsked(
  mustHave: (typeof askedMustHaves)[number],
  said: readonly ReadinessAnswer[],
): MustHaveFinding {
  const counts = mostCautious(said);
  const title = mustHaveTitles[mustHave];
  if (counts === undefined) {
    return {
      mustHave,
      state: 'unknown',
      words: `${title}: nobody has answered yet.`,
      saidBy: said,
    };
  }
  const level = levelShown(counts);
  if (level === 'yes') {
    return { mustHave, state: 'met', words: `${title}: ${counts.evidence.trim()}`, saidBy: said };
  }
  const who = `the ${counts.role} said`;
  if (level === 'unknown') {
    const why =
      counts.level === 'unknown' ? '"I do not know yet"' : `"${counts.level}", without evidence`;
    return { mustHave, state: 'unknown', words: `${title}: ${who} ${why}.`, saidBy: said };
  }
  return { mustHave, state: 'missing', words: `${title}: ${who} "${level}".`, saidBy: said };
}

function scoreItem(item: ScoredItem, said: readonly ReadinessAnswer[]): ScoredFinding {
  const counts = mostCautious(said);
  const level = counts === undefined ? 'unknown' : levelShown(counts);
  const weight = scoredItems[item].weight;
  const points = level === 'yes' ? weight : level === 'partly' ? weight / 2 : 0;
  return { item, level, points, weight, saidBy: said };
}

function lackOf(finding: MustHaveFinding): Lack {
  const title = lackTitles[finding.mustHave];
  const words = finding.state === 'unknown' ? `${title} (not known yet)` : title;
  return { about: finding.mustHave, words };
}

function scoreLack(
  score: number,
  items: readonly ScoredFinding[],
  settings: ReadinessSettings,
): Lack {
  const most = items
    .filter((each) => each.points < each.weight)
    .sort((a, b) => b.weight - b.points - (a.weight - a.points))
    .slice(0, 2)
    .map((each) => withinSentence(askedItemTitles[each.item]));
  const points = sayCountOrNone(settings.enoughPoints - score, 'point');
  const words = `${points} of the ${settings.enoughPoints} (most would come from: ${sayFew(most)})`;
  return { about: 'score', words };
}
