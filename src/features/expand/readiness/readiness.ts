import type { TeamId } from '../../../platform/ids.ts';
import { sayCountOrNone, sayFew, withinSentence } from '../../../platform/words.ts';
import type { Lack } from '../../contract/wait.ts';
import type { Capacity } from './capacity.ts';
import { freshAnswers, READINESS_SETTINGS, type ReadinessSettings } from './fresh-answers.ts';
import {
  capacityStatus,
  consentStatus,
  dataRulesStatus,
  type MustFacts,
} from './must-confirmation.ts';
import {
  type ChampionFact,
  judgeChampion,
  judgeConsent,
  judgeRules,
  judgeWeeks,
  lackOf,
  type MustHaveFinding,
} from './must-findings.ts';
import {
  type AskedItem,
  askedItems,
  askedItemTitles,
  askedMustHaves,
  isRead,
  type Level,
  levelShown,
  mostCautious,
  mustHaves,
  type ReadItem,
  type ReadinessAnswer,
  type ScoredItem,
  scoredItemNames,
  scoredItems,
} from './readiness-answer.ts';

export type ReadinessFacts = {
  teamId: TeamId;
  champion: ChampionFact;
  capacity: Capacity;
  answers: readonly ReadinessAnswer[];
  confirming: Omit<MustFacts, 'dataRules'>;
  /** What other features know of the team; undefined where nobody counts it yet. */
  read: Readonly<Record<ReadItem, ReadLevel | undefined>>;
};

/** A level with the number that it was read from: "12 of 16 kinds of entries are published". */
export type ReadLevel = { level: Level; words: string };

export type ScoredFinding = {
  item: ScoredItem;
  level: Level;
  points: number;
  weight: number;
  saidBy: readonly ReadinessAnswer[];
  /** Set where it is read from another feature: what it was read from. */
  readFrom: string | undefined;
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
    const said = about('data-rules');
    const confirming = { ...facts.confirming, dataRules: mostCautious(said) };
    if (mustHave === 'champion') return judgeChampion(facts.champion);
    if (mustHave === 'capacity') return judgeWeeks(facts.capacity, capacityStatus(confirming));
    if (mustHave === 'sponsor-consent') return judgeConsent(consentStatus(confirming));
    return judgeRules(said, dataRulesStatus(confirming, today));
  });
  const items = scoredItemNames.map((item) =>
    isRead(item) ? readItem(item, facts.read[item]) : scoreItem(item, about(item)),
  );
  const score = items.reduce((sum, each) => sum + each.points, 0);
  const disagreements = [...askedMustHaves, ...askedItems].filter(
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

/** The points that come from answers alone; what is read from other features has no history of its own. */
export function answeredPoints(
  answers: readonly ReadinessAnswer[],
  today: Temporal.PlainDate,
): number {
  const status = freshAnswers(answers, today);
  return askedItems
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

function readItem(item: ReadItem, read: ReadLevel | undefined): ScoredFinding {
  const level = read?.level ?? 'unknown';
  const { weight } = scoredItems[item];
  const readFrom = read?.words ?? 'not counted yet';
  return { item, level, points: pointsOf(level, weight), weight, saidBy: [], readFrom };
}

function pointsOf(level: Level, weight: number): number {
  return level === 'yes' ? weight : level === 'partly' ? weight / 2 : 0;
}

function scoreItem(item: ScoredItem, said: readonly ReadinessAnswer[]): ScoredFinding {
  const counts = mostCautious(said);
  const level = counts === undefined ? 'unknown' : levelShown(counts);
  const weight = scoredItems[item].weight;
  const points = pointsOf(level, weight);
  return { item, level, points, weight, saidBy: said, readFrom: undefined };
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
