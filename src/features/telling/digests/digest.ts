import { compareTimes, isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ActiveOverride } from '../../contract/active-override.ts';
import type { ComingDates } from '../../contract/coming-date.ts';
import { newsWeights } from '../../contract/news-weight.ts';
import { byUrgency, isOverdue, type Obligation } from '../../contract/obligation.ts';
import type { Blocked, Change, Decision, DigestFacts } from './digest-facts.ts';
import { digestHeadline } from './digest-headline.ts';

/** The first few of a list, and how many are left out: "and 7 more". */
export type Shown<Item> = { items: readonly Item[]; more: number };

export type Digest = {
  /** A quiet week is said in one line: its headline, and the overrides in force. */
  kind: 'news' | 'quiet';
  rolloutName: string;
  week: number;
  headline: string;
  changed: Shown<Change>;
  blocked: Shown<Blocked>;
  /** The one decision that is needed most. */
  decision: Decision | undefined;
  /** Things past their date that hold nobody up. */
  overdue: number;
  overrides: readonly ActiveOverride[];
  dates: ComingDates;
};

const SHOWN_MAX = 5;
/** A digest looks ahead to the next one: what is due until then is worth naming. */
const LOOK_AHEAD_DAYS = 7;

/** The week in the rollout's channel. Preview and scheduled send call the same function. */
export function weeklyDigest(facts: DigestFacts): Digest {
  const changed = selectChanges(facts);
  const decision = selectDecision(facts);
  const blocked = selectBlocked(facts, decision);
  const overdue = countOverdue(facts, decision);
  const isQuiet =
    facts.paused === undefined &&
    changed.length === 0 &&
    blocked.length === 0 &&
    decision === undefined &&
    overdue === 0;
  return {
    kind: isQuiet ? 'quiet' : 'news',
    rolloutName: facts.rolloutName,
    week: facts.week,
    headline: digestHeadline(facts, { isQuiet, blocked, decision, overdue }),
    changed: firstFew(changed),
    blocked: firstFew(blocked),
    decision,
    overdue,
    overrides: [...facts.overrides].sort((a, b) => compareTimes(a.expiresOn, b.expiresOn)),
    dates: facts.dates,
  };
}

/** Milestones before progress before details, the newest first, nothing twice. */
function selectChanges({ changes, period }: DigestFacts): Change[] {
  const [after, until] = [period.after.epochMilliseconds, period.until.epochMilliseconds];
  const newest = changes.filter(({ at }) => at > after && at <= until).sort((a, b) => b.at - a.at);
  const seen = new Set<string>();
  return newsWeights
    .flatMap((weight) => newest.filter((change) => change.weight === weight))
    .filter(({ text }) => !seen.has(text) && seen.add(text));
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

/** What holds others up and is due before the next digest; one entry for each thing, however many owe it. */
function selectBlocked(facts: DigestFacts, decision: Decision | undefined): Blocked[] {
  const nextDigestOn = facts.today.add({ days: LOOK_AHEAD_DAYS });
  const blocking = facts.obligations.filter(
    ({ blocks, dueOn }) =>
      blocks !== undefined && (dueOn === undefined || isBefore(dueOn, nextDigestOn)),
  );
  const owedBy = Map.groupBy(facts.obligations, ({ key }) => key);
  const seen = new Set<string>();
  return blocking.sort(byUrgency(facts.today)).flatMap((obligation) => {
    const { key, blocks, text, sinceOn, dueOn } = obligation;
    if (blocks === undefined || key === decision?.obligation.key || seen.has(key)) return [];
    seen.add(key);
    const byIds = (owedBy.get(key) ?? []).map(({ personId }) => personId);
    return [{ waits: blocks, for: text, byIds, sinceOn, dueOn }];
  });
}

function countOverdue(facts: DigestFacts, decision: Decision | undefined): number {
  const keys = new Set(
    facts.obligations
      .filter((o) => o.blocks === undefined && isOverdue(o, facts.today))
      .map((o) => o.key),
  );
  if (decision !== undefined) keys.delete(decision.obligation.key);
  return keys.size;
}

function peopleWhoOwe(key: string, obligations: readonly Obligation[]): UserId[] {
  return obligations.filter((o) => o.key === key).map((o) => o.personId);
}

function firstFew<Item>(items: readonly Item[]): Shown<Item> {
  const shown = items.slice(0, SHOWN_MAX);
  return { items: shown, more: items.length - shown.length };
}
