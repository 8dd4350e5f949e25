import type { UserId } from '../../../platform/ids.ts';
import { type Constraint, type MissingDetail, missingDetails } from './constraint.ts';

const LEDGER_TEAM_COUNTS = [3, 10, 30] as const;

export type LedgerLine = { teams: number; hours: number; short: number | undefined };

export type Ledger = {
  hoursPerTeamPerWeek: number;
  /** Hours per week that people have for this work; undefined while nobody has said. */
  hoursThatExist: number | undefined;
  lines: readonly LedgerLine[];
  constraints: readonly { constraint: Constraint; lines: readonly LedgerLine[] }[];
  /** The most teams that the hours that exist can carry; undefined when nothing limits them. */
  carries: number | undefined;
};

/** Multiplies what the pilot leant on: hours per team per week, at 3, 10 and 30 teams. */
export function ledgerAt(
  constraints: readonly Constraint[],
  hoursThatExist: number | undefined,
  teamCounts: readonly number[] = LEDGER_TEAM_COUNTS,
): Ledger {
  const costly = constraints.filter((constraint) => constraint.closed?.how !== 'solved');
  const perTeam = rounded(costly.reduce((sum, c) => sum + c.hoursPerTeamPerWeek, 0));
  return {
    hoursPerTeamPerWeek: perTeam,
    hoursThatExist,
    lines: teamCounts.map((teams) => ledgerLine(teams, perTeam, hoursThatExist)),
    constraints: costly.map((constraint) => ({
      constraint,
      lines: teamCounts.map((teams) =>
        ledgerLine(teams, constraint.hoursPerTeamPerWeek, undefined),
      ),
    })),
    carries:
      hoursThatExist === undefined || perTeam === 0
        ? undefined
        : Math.floor(hoursThatExist / perTeam + 1e-9),
  };
}

/** "4 h/team/week is 12 h at 3 teams, 40 h at 10, 120 h at 30" */
export function ledgerSentence(perTeam: number, lines: readonly LedgerLine[]): string {
  const at = lines.map((line, index) => {
    const unit = index > 0 ? '' : line.teams === 1 ? ' team' : ' teams';
    return `${inHours(line.hours)} at ${line.teams}${unit}`;
  });
  return `${inHours(perTeam)}/team/week is ${at.join(', ')}`;
}

/** What the hours that exist can carry, and where they end. */
export function carriesSentence(ledger: Ledger): string {
  const { hoursThatExist, hoursPerTeamPerWeek, carries } = ledger;
  if (hoursPerTeamPerWeek === 0) return 'Nothing in the ledger takes weekly hours.';
  if (hoursThatExist === undefined) {
    return 'Nobody has said yet how many hours a week are available for this work.';
  }
  if (carries === undefined || carries === 0) {
    return `${inHours(hoursThatExist)} a week are available, which isn’t enough for a single team.`;
  }
  return `${inHours(hoursThatExist)} a week are available, which is enough for ${carries} ${carries === 1 ? 'team' : 'teams'}.`;
}

export type LedgerStatus =
  | { kind: 'unjustified' }
  | { kind: 'justified'; reason: string; by: UserId }
  | {
      kind: 'incomplete';
      lacking: readonly { constraint: Constraint; missing: readonly MissingDetail[] }[];
    }
  | { kind: 'planned'; open: number; closed: number };

/** No constraint at all is possible, but somebody has to say why in writing. */
export function ledgerStatus(
  constraints: readonly Constraint[],
  noneBecause: { reason: string; by: UserId } | undefined,
): LedgerStatus {
  if (constraints.length === 0) {
    if (noneBecause === undefined || noneBecause.reason.trim() === '')
      return { kind: 'unjustified' };
    return { kind: 'justified', ...noneBecause };
  }
  const lacking = constraints
    .map((constraint) => ({ constraint, missing: missingDetails(constraint) }))
    .filter(({ missing }) => missing.length > 0);
  if (lacking.length > 0) return { kind: 'incomplete', lacking };
  const open = constraints.filter((constraint) => constraint.closed === undefined).length;
  return { kind: 'planned', open, closed: constraints.length - open };
}

export function inHours(hours: number): string {
  return `${rounded(hours)} h`;
}

function ledgerLine(teams: number, perTeam: number, exist: number | undefined): LedgerLine {
  const hours = rounded(perTeam * teams);
  const short = exist === undefined ? undefined : rounded(Math.max(0, hours - exist));
  return { teams, hours, short };
}

/** Hours are kept to a hundredth, so that 0.1 + 0.2 is 0.3 and a quarter of an hour stays one. */
function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
