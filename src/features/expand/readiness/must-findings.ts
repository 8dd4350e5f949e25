/* What is found of each must-have, in words; a score never pays for one. */

import { type Lack, lackTitles } from '../../contract/wait.ts';
import type { Capacity } from './capacity.ts';
import type { MustStatus } from './must-confirmation.ts';
import {
  levelShown,
  type MustHave,
  mostCautious,
  mustHaveTitles,
  type ReadinessAnswer,
} from './readiness-answer.ts';

export type ChampionFact = 'none' | 'nominated' | 'confirmed' | 'certified';

export type MustHaveFinding = {
  mustHave: MustHave;
  state: 'met' | 'missing' | 'unknown';
  words: string;
  saidBy: readonly ReadinessAnswer[];
  /** Where it stands with the one who can confirm it; undefined for the champion. */
  confirming: MustStatus | undefined;
};

export function judgeChampion(champion: ChampionFact): MustHaveFinding {
  const words = {
    none: 'The team has no champion yet.',
    nominated: 'A champion has been nominated, but isn’t in office with approved hours yet.',
    confirmed: 'The champion is in office and on the way to the certificate.',
    certified: 'The champion is certified.',
  }[champion];
  const state = champion === 'confirmed' || champion === 'certified' ? 'met' : 'missing';
  return { mustHave: 'champion', state, words, saidBy: [], confirming: undefined };
}

export function judgeConsent(confirming: MustStatus): MustHaveFinding {
  const title = mustHaveTitles['sponsor-consent'];
  const words = {
    confirmed: `${title}: given.`,
    refused: `${title}: not given.`,
    waiting: `${title}: the sponsor has not pressed yes or no yet.`,
    'nothing-to-confirm': `${title}: asked once the team has answered its questions.`,
  }[confirming.state];
  const state = STATES[confirming.state];
  return { mustHave: 'sponsor-consent', state, words, saidBy: [], confirming };
}

const STATES = {
  confirmed: 'met',
  refused: 'missing',
  waiting: 'unknown',
  'nothing-to-confirm': 'unknown',
} as const;

/** Calm weeks count when the manager says so; weeks that are not calm need nobody to confirm them. */
export function judgeWeeks({ state, words }: Capacity, confirming: MustStatus): MustHaveFinding {
  const finding = { mustHave: 'capacity', saidBy: [], confirming } as const;
  if (state !== 'met') return { ...finding, state, words };
  const title = mustHaveTitles.capacity;
  const isNot = confirming.state === 'refused' ? 'not what the manager sees' : 'not confirmed yet';
  return confirming.state === 'confirmed'
    ? { ...finding, state, words }
    : { ...finding, state: STATES[confirming.state], words: `${title}: ${isNot}. ${words}` };
}

export function judgeRules(
  said: readonly ReadinessAnswer[],
  confirming: MustStatus,
): MustHaveFinding {
  const finding = { mustHave: 'data-rules', saidBy: said, confirming } as const;
  const counts = mostCautious(said);
  const title = mustHaveTitles['data-rules'];
  if (counts === undefined)
    return { ...finding, state: 'unknown', words: `${title}: nobody has answered yet.` };
  const level = levelShown(counts);
  if (level === 'yes') {
    const words = {
      confirmed: `${title}: ${counts.evidence.trim()}`,
      refused: `${title}: their owner says that it is not so.`,
      waiting: `${title}: not confirmed by their owner yet.`,
      'nothing-to-confirm': `${title}: not confirmed by their owner yet.`,
    }[confirming.state];
    return { ...finding, state: STATES[confirming.state], words };
  }
  const who = `the ${counts.role} said`;
  if (level === 'unknown') {
    const why =
      counts.level === 'unknown' ? '"I do not know yet"' : `"${counts.level}", without evidence`;
    return { ...finding, state: 'unknown', words: `${title}: ${who} ${why}.` };
  }
  return { ...finding, state: 'missing', words: `${title}: ${who} "${level}".` };
}

export function lackOf(finding: MustHaveFinding): Lack {
  const title = lackTitles[finding.mustHave];
  const { confirming } = finding;
  const isAsked = confirming?.state === 'waiting' && confirming.waitsFor.length > 0;
  const words = isAsked
    ? `${title} (waiting for ${ASKED[finding.mustHave]})`
    : finding.state === 'unknown'
      ? `${title} (not known yet)`
      : title;
  return { about: finding.mustHave, words };
}

/** Who is asked, where no names are at hand. */
const ASKED: Record<MustHave, string> = {
  champion: 'a champion',
  'sponsor-consent': 'the sponsor',
  'data-rules': 'their owner',
  capacity: 'the manager',
};
