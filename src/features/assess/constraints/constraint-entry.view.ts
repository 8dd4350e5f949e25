import { isBefore } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  esc,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised, sayChoice, sayDate, sayList } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import {
  asLookedAfter,
  type Constraint,
  constraintKindTitles,
  missingDetails,
} from './constraint.ts';
import { inHours } from './constraint-ledger.ts';

export const EDIT_CONSTRAINT = 'constraints.open-edit';
export const SETTLE_CONSTRAINT = 'constraints.open-settlement';
export const OPEN_SOLUTION = 'constraints.open-solution';

export type Listed = Constraint & { hasOwnerLeft: boolean };

export type EntryFacts = {
  rolloutId: string;
  nameOf: (userId: string) => string;
  today: Temporal.PlainDate;
  mayChange: (constraint: Constraint) => boolean;
  /** What was said of its solution; undefined while nobody claims one. */
  claimOf: (constraint: Listed) => Claim | undefined;
};

export type Claim = {
  words: string;
  byName: string;
  /** What somebody sees differently. */
  doubt: { words: string; byName: string } | undefined;
  ofNames: readonly string[];
  mayAnswer: boolean;
};

/** What the buttons of one constraint carry. */
export const constraintValue = (rolloutId: string, constraintId: string) =>
  asValue({ rolloutId, constraintId });

/** One constraint: what, who, until when, what it holds up, and its buttons. */
export function constraintBlocks(constraint: Listed, facts: EntryFacts): AnyBlock[] {
  const value = constraintValue(facts.rolloutId, constraint.id);
  const claim = facts.claimOf(constraint);
  const buttons = [
    ...(claim?.mayAnswer === true
      ? [button('Say whether it is solved', OPEN_SOLUTION, value, { style: 'primary' })]
      : []),
    ...(facts.mayChange(constraint)
      ? [
          button('Change', EDIT_CONSTRAINT, value),
          button(
            constraint.closed === undefined ? 'Close' : 'Open again',
            SETTLE_CONSTRAINT,
            value,
          ),
        ]
      : []),
  ];
  return [
    section(
      `*${esc(clamp(constraint.text, 400))}*\n${capitalised(constraintKindTitles[constraint.kind])} · ${inHours(constraint.hoursPerTeamPerWeek)} per team per week\n${status(constraint, facts)}${claimWords(claim)}`,
    ),
    ...(buttons.length === 0 ? [] : [actions(...buttons)]),
  ];
}

/** "Tom Albrecht says that it is solved: “…” It waits for Lena Hartmann or Sam Okafor." */
function claimWords(claim: Claim | undefined): string {
  if (claim === undefined) return '';
  const { words, byName, doubt, ofNames } = claim;
  const said = `\n${esc(byName)} says that it is solved: “${esc(clamp(words, 300))}”`;
  if (doubt !== undefined)
    return `${said}\n${esc(doubt.byName)} sees it differently: “${esc(clamp(doubt.words, 300))}”`;
  return ofNames.length === 0 ? said : `${said} It waits for ${sayChoice(ofNames.map(esc))}.`;
}

function status(constraint: Listed, { nameOf, today }: EntryFacts): string {
  const { closed, ownerId, plan, dueOn, blocks } = constraint;
  if (closed !== undefined) {
    const how = closed.how === 'solved' ? 'Solved' : 'Accepted';
    return `${how} by ${esc(nameOf(closed.by))}: ${esc(clamp(closed.reason, 400))}`;
  }
  const missing = missingDetails(asLookedAfter(constraint));
  const owner =
    ownerId === undefined
      ? []
      : [
          constraint.hasOwnerLeft
            ? `${esc(nameOf(ownerId))} has left`
            : `${esc(nameOf(ownerId))} looks after it`,
        ];
  const due =
    dueOn === undefined
      ? []
      : [
          isBefore(dueOn, today)
            ? `overdue since ${sayDate(dueOn, today)}`
            : `due ${sayDate(dueOn, today)}`,
        ];
  const holds = blocks.length === 0 ? [] : [`holds up ${sayList(blocks.map(sayGate))}`];
  return [
    [...owner, ...due, ...holds].join(' · '),
    plan === '' ? '' : `Plan: ${esc(clamp(plan, 400))}`,
    missing.length === 0 ? '' : `*Missing:* ${sayList(missing)}.`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Open ones first, those that still lack something before the others. */
export function inOrder<Item extends Listed>(constraints: readonly Item[]): Item[] {
  const rank = (one: Item) =>
    one.closed !== undefined ? 2 : missingDetails(asLookedAfter(one)).length > 0 ? 0 : 1;
  return constraints.toSorted((a, b) => rank(a) - rank(b));
}
