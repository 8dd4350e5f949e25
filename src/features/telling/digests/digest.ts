import { compareTimes } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ActiveOverride } from '../../contract/active-override.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import { selectBlocked } from './digest-blocked.ts';
import type { Blocked, Decision, DigestFacts } from './digest-facts.ts';
import { digestHeadline } from './digest-headline.ts';
import type { Story } from './story.ts';

/** The first few of a list, and how many are left out: "and 7 more". */
export type Shown<Item> = { items: readonly Item[]; more: number };

export type Digest = {
  /** A quiet week is said in one line: its headline, and the overrides in force. */
  kind: 'news' | 'quiet';
  headline: string;
  changed: Shown<Story>;
  blocked: Shown<Blocked>;
  /** The one decision that is needed most. */
  decision: Decision | undefined;
  overrides: readonly ActiveOverride[];
};

export const SHOWN_MAX = 5;

/** The week in the rollout's channel. Preview and scheduled send call the same function. */
export function weeklyDigest(facts: DigestFacts): Digest {
  const decision = selectDecision(facts);
  const blocked = selectBlocked(facts, decision?.obligation.key);
  const isQuiet =
    facts.paused === undefined &&
    facts.stories.length === 0 &&
    blocked.length === 0 &&
    decision === undefined;
  return {
    kind: isQuiet ? 'quiet' : 'news',
    headline: digestHeadline(facts, { isQuiet, blocked, decision }),
    changed: firstFew(facts.stories),
    blocked: firstFew(blocked),
    decision,
    overrides: [...facts.overrides].sort((a, b) => compareTimes(a.expiresOn, b.expiresOn)),
  };
}

function selectDecision({ obligations, today }: DigestFacts): Decision | undefined {
  const moreUrgent = byUrgency(today);
  const obligation = obligations
    .filter((one) => one.isDecision === true)
    .reduce<Obligation | undefined>(
      (first, one) => (first === undefined || moreUrgent(one, first) < 0 ? one : first),
      undefined,
    );
  if (obligation === undefined) return undefined;
  return { obligation, byIds: peopleWhoOwe(obligation.key, obligations) };
}

function peopleWhoOwe(key: string, obligations: readonly Obligation[]): UserId[] {
  return obligations.filter((o) => o.key === key).map((o) => o.personId);
}

function firstFew<Item>(items: readonly Item[]): Shown<Item> {
  const shown = items.slice(0, SHOWN_MAX);
  return { items: shown, more: items.length - shown.length };
}
