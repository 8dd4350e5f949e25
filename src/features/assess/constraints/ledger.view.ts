import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  section,
  withoutControls,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Constraint } from './constraint.ts';
import { type Claim, constraintBlocks, inOrder, type Listed } from './constraint-entry.view.ts';
import {
  carriesSentence,
  inHours,
  type Ledger,
  ledgerAt,
  ledgerSentence,
} from './constraint-ledger.ts';

export const ADD_CONSTRAINT = 'constraints.open-new';
export const OPEN_HOURS = 'constraints.open-hours';
export const OPEN_NONE = 'constraints.open-none';
export const SHOW_ALL = 'constraints.show-all';

const SHOWN = 5;
const TABLE_ROWS = 20;

export type LedgerFacts = {
  rolloutId: string;
  rolloutName: string;
  constraints: readonly Listed[];
  hoursThatExist: number | undefined;
  hoursFrom: string;
  noneBecause: { reason: string; byName: string } | undefined;
  nameOf: (userId: string) => string;
  today: Temporal.PlainDate;
  isLead: boolean;
  mayAdd: boolean;
  mayChange: (constraint: Constraint) => boolean;
  claimOf: (constraint: Listed) => Claim | undefined;
};

/** What the buttons of the ledger carry. */
export const ledgerValue = (rolloutId: string) => asValue({ rolloutId });

/** What the pilot leant on, multiplied by the teams to come, against the hours that exist. */
export function ledgerMessage(facts: LedgerFacts): Message {
  const { constraints } = facts;
  if (constraints.length === 0) return emptyLedger(facts);
  const ledger = ledgerAt(constraints, facts.hoursThatExist);
  const open = inOrder(constraints).filter((one) => one.closed === undefined);
  const rest = constraints.length - Math.min(open.length, SHOWN);
  const text = `*${sayCount(open.length, 'open constraint')}* on *${esc(facts.rolloutName)}*. ${arithmetic(ledger)} ${carriesSentence(ledger)}${hoursFromWords(facts)}`;
  return {
    text,
    blocks: [
      section(text),
      ledgerTable(ledger),
      ...open.slice(0, SHOWN).flatMap((one) => constraintBlocks(one, facts)),
      ledgerButtons(facts, rest),
      context(
        'An accepted constraint keeps costing its hours; a solved one no longer costs anything.',
      ),
    ],
  };
}

/** "4 h/team/week is 12 h at 3 teams, 40 h at 10, 120 h at 30." */
export function arithmetic(ledger: Ledger): string {
  if (ledger.hoursPerTeamPerWeek === 0) return 'None of it takes weekly hours.';
  return `${ledgerSentence(ledger.hoursPerTeamPerWeek, ledger.lines)}.`
    .replace(' is ', ' is *')
    .replace(/\.$/, '*.');
}

function hoursFromWords({ hoursThatExist, hoursFrom }: LedgerFacts): string {
  return hoursThatExist === undefined || hoursFrom === '' ? '' : ` (${esc(hoursFrom)})`;
}

function emptyLedger(facts: LedgerFacts): Message {
  const { noneBecause, rolloutName, isLead, mayAdd } = facts;
  const text =
    noneBecause === undefined
      ? `The ledger of *${esc(rolloutName)}* is empty. Few pilots lean on nothing: a senior person who reviews every output, a prompt that only one person can write, an error that someone happened to notice. Write each down with its hours, and it can be solved before other teams depend on it.`
      : `The ledger of *${esc(rolloutName)}* is empty, and ${esc(noneBecause.byName)} says why: “${esc(noneBecause.reason)}”`;
  const value = ledgerValue(facts.rolloutId);
  const buttons = [
    ...(mayAdd ? [button('Add a constraint', ADD_CONSTRAINT, value, { style: 'primary' })] : []),
    ...(isLead ? [button('Say there are none', OPEN_NONE, value)] : []),
  ];
  return { text, blocks: [section(text), ...(buttons.length === 0 ? [] : [actions(...buttons)])] };
}

/** One line for each constraint and one for all of them, in hours a week. */
function ledgerTable(ledger: Ledger): AnyBlock {
  const head = [
    'Hours a week',
    'per team',
    ...ledger.lines.map(({ teams }) => `at ${teams} teams`),
  ];
  const shown = ledger.constraints.slice(0, TABLE_ROWS);
  const left = ledger.constraints.slice(TABLE_ROWS);
  const rows = shown.map(({ constraint, lines }) => [
    `${clamp(withoutControls(constraint.text).replaceAll('\n', ' '), 60)}${constraint.closed?.how === 'accepted' ? ' (accepted)' : ''}`,
    inHours(constraint.hoursPerTeamPerWeek),
    ...lines.map(({ hours }) => inHours(hours)),
  ]);
  const others =
    left.length === 0 ? [] : [[`and ${left.length} more`, '…', ...ledger.lines.map(() => '…')]];
  const total = [
    'All together',
    inHours(ledger.hoursPerTeamPerWeek),
    ...ledger.lines.map(({ hours }) => inHours(hours)),
  ];
  const exist =
    ledger.hoursThatExist === undefined
      ? []
      : [['Hours available', '–', ...ledger.lines.map(() => inHours(ledger.hoursThatExist ?? 0))]];
  return {
    type: 'table',
    column_settings: [
      { is_wrapped: true },
      ...head.slice(1).map(() => ({ align: 'right' as const })),
    ],
    rows: [head, ...rows, ...others, total, ...exist].map((cells) =>
      cells.map((text) => ({ type: 'raw_text' as const, text })),
    ),
  };
}

function ledgerButtons(facts: LedgerFacts, rest: number): AnyBlock {
  const value = ledgerValue(facts.rolloutId);
  return actions(
    ...(facts.mayAdd ? [button('Add a constraint', ADD_CONSTRAINT, value)] : []),
    ...(facts.isLead ? [button('Say which hours are available', OPEN_HOURS, value)] : []),
    button(rest === 0 ? 'Show them as a list' : `And ${rest} more`, SHOW_ALL, value),
  );
}
