import { isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { byText } from '../../../platform/words.ts';
import { evidenceProblems, saysWhatWasCounted } from '../../assess/assessment/evidence.ts';

/** Without these a team is not ready, whatever its score. The champion and the capacity are facts, not answers. */
export const mustHaves = ['champion', 'sponsor-consent', 'data-rules', 'capacity'] as const;
export type MustHave = (typeof mustHaves)[number];

export const mustHaveTitles: Record<MustHave, string> = {
  champion: 'A champion',
  'sponsor-consent': "The sponsor's consent",
  'data-rules': 'The data rules',
  capacity: 'Capacity for disruption',
};

/** Once asked in the form; today the sponsor is asked, and old answers are history. */
type OnceAsked = 'sponsor-consent';
/** Asked in the form; the others are read from what is on record, or pressed by the one who can. */
export const askedMustHaves = ['data-rules'] as const;

export const scoredItems = {
  'workflow-written': {
    weight: 20,
    asks: 'Is the workflow written down the way it is really done?',
  },
  'knowledge-covers': { weight: 15, asks: 'Does the Intelligence Core cover your usual cases?' },
  'reviewers-named': { weight: 15, asks: 'Have at least two people been named to review outputs?' },
  'errors-reported': { weight: 15, asks: 'Does everyone know how to report a wrong output?' },
  'why-told': {
    weight: 15,
    asks: 'Has everyone heard why this is changing, and what stays the same?',
  },
  'training-planned': { weight: 10, asks: 'Is the time for training in the calendar?' },
  'help-known': { weight: 10, asks: 'Does everyone know whom to ask when unsure?' },
} as const satisfies Record<string, { weight: number; asks: string }>;
export type ScoredItem = keyof typeof scoredItems;
export const scoredItemNames = Object.keys(scoredItems) as ScoredItem[];

/** Read from the features that know, not asked. */
export const readItems = ['knowledge-covers', 'reviewers-named'] as const;
export type ReadItem = (typeof readItems)[number];
export const askedItems = scoredItemNames.filter((item) => !isRead(item));

export function isRead(item: ScoredItem): item is ReadItem {
  return readItems.some((read) => read === item);
}

export type AskedItem = (typeof askedMustHaves)[number] | OnceAsked | ScoredItem;

export const askedItemTitles: Record<AskedItem, string> = {
  'sponsor-consent': mustHaveTitles['sponsor-consent'],
  'data-rules': mustHaveTitles['data-rules'],
  'workflow-written': 'Workflow written down',
  'knowledge-covers': 'Cases covered by the Intelligence Core',
  'reviewers-named': 'Two reviewers named',
  'errors-reported': 'Everyone can report a wrong output',
  'why-told': 'Why, and what stays the same, explained',
  'training-planned': 'Training time in the calendar',
  'help-known': 'Everyone knows whom to ask',
};

export const levels = ['yes', 'partly', 'no', 'unknown'] as const;
export type Level = (typeof levels)[number];

export const speakerRoles = ['champion', 'manager', 'lead'] as const;
export type SpeakerRole = (typeof speakerRoles)[number];

/** What one person said about one item on one day. Never changed: a new answer stands beside the old one. */
export type ReadinessAnswer = {
  teamId: TeamId;
  item: AskedItem;
  level: Level;
  /** A link, a figure or a person. */
  evidence: string;
  /** Who owns the data rules and can confirm them; only with an answer to these. */
  ownerId?: UserId;
  saidBy: UserId;
  role: SpeakerRole;
  saidAt: Temporal.Instant;
};

/** "Partly" and "yes" need evidence that shows something; without it the item stays open, whatever was ticked. */
export function levelShown(answer: Pick<ReadinessAnswer, 'level' | 'evidence'>): Level {
  if (answer.level === 'no') return 'no';
  return showsSomething(answer.evidence) ? answer.level : 'unknown';
}

/** A page, or a few words that name what or who shows it; "1" and "x" show nothing. */
export function showsSomething(evidence: string): boolean {
  const typed = evidence.trim();
  if (/^https?:/i.test(typed) && !/\s/.test(typed))
    return evidenceProblems([{ kind: 'link', url: typed }], undefined).length === 0;
  return saysWhatWasCounted(typed);
}

/** The latest answer of each role to each item: a new champion's word replaces the former champion's. */
export function statusAnswers(answers: readonly ReadinessAnswer[]): ReadinessAnswer[] {
  const latest = new Map<string, ReadinessAnswer>();
  for (const answer of answers) {
    const key = `${answer.item}|${answer.role}`;
    const held = latest.get(key);
    if (held === undefined || !isAfter(held.saidAt, answer.saidAt)) {
      latest.set(key, answer);
    }
  }
  return [...latest.values()].sort(
    (a, b) => byText(a.item, b.item) || speakerRoles.indexOf(a.role) - speakerRoles.indexOf(b.role),
  );
}

const CAUTION: readonly Level[] = ['yes', 'partly', 'no'];

/**
 * The more careful answer counts until the people agree; answers are never averaged. Who does not know
 * yet contradicts nobody who does.
 */
export function mostCautious(answers: readonly ReadinessAnswer[]): ReadinessAnswer | undefined {
  const known = answers.filter((answer) => levelShown(answer) !== 'unknown');
  if (known.length === 0) return answers[0];
  return known.reduce((held, answer) => {
    const gap = CAUTION.indexOf(levelShown(answer)) - CAUTION.indexOf(levelShown(held));
    return gap > 0 ? answer : held;
  });
}
