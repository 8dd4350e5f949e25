import type { TeamId, UserId } from '../../platform/ids.ts';
import type { Gate } from './gate.ts';

export const verdicts = ['pass', 'fail', 'inconclusive', 'no-data'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a criterion found. Only `pass` opens a gate; "I do not know yet" is an answer of its own. */
export type Judgement = {
  verdict: Verdict;
  /** What was measured, in words and with its numbers: "3 of 4 questions have two answers". Safe mrkdwn. */
  measured: string;
  /** Over how many things the measure was taken. */
  n: number;
  /** What would turn it into a pass, and who can do it. Empty on a pass. Safe mrkdwn. */
  settledBy: string;
  /** Who can settle it, with the button that does; these people owe it. */
  obliges: readonly Obliged[];
  /** What keeps it from passing, thing by thing, so that an override covers these and nothing that is found later. */
  findings?: readonly Finding[];
};

/** One thing that keeps a criterion from passing. */
export type Finding = {
  /** What it is about, by an id that stays: a team, a constraint, an entry. */
  about: string;
  /** What is wrong with it, in a word that stays: "no-champion". */
  lack: string;
  /** How far it is from enough; more is worse. Undefined where it is so or is not. */
  amount?: number;
  /** In words, with the team: "Billing has no champion". Plain text. */
  says: string;
};

export type Obliged = {
  personId: UserId;
  /** What to do, with the thing and the team: "Confirm Mia as champion of *Claims*". Safe mrkdwn. */
  text: string;
  teamId?: TeamId;
  /** The id of the thing; whoever is asked about it by its own feature is not asked by the gate as well. */
  about?: string;
  label: string;
  actionId: string;
  value: string;
};

/**
 * A criterion is declared once, by the feature that owns its evidence. `Context` is what the judge
 * reads from (the database and a date); this file stays free of it.
 */
export type Criterion<Context> = {
  /** Stable name, `<feature>.<criterion>`: "assessment.two-people". */
  name: string;
  /** Raised when its meaning changes, so that an old verdict is never read by a new rule. */
  version: number;
  /** The question in words: "Have at least two people answered, one of them not the pilot's lead?" */
  asks: string;
  /** The threshold that applies unless the rollout sets another; undefined where there is no number to set. */
  threshold: { default: number; unit: string; means: string } | undefined;
  /** Set where a higher threshold is the easier one: "teams up to this size need no back-up". */
  isEasierWhenHigher?: true;
  /** What it asks for in the end; an override of it lets a team do without. */
  standsFor?: 'certified-champion';
  appliesTo(gate: Gate): boolean;
  judge(context: Context, gate: Gate, threshold: number): Judgement;
};

/** What a number that is not reached yet is missing; the more is missing, the worse. "2 more teams have to be ready" */
export function tooFew(missing: number, of: 'team' | 'person', what: string): Finding {
  const many = of === 'team' ? 'teams' : 'people';
  const says = missing === 1 ? `1 more ${of} has ${what}` : `${missing} more ${many} have ${what}`;
  return { about: 'count', lack: 'too-few', amount: missing, says };
}
