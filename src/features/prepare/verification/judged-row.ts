/* Findings in a table, as anybody can hand them in to be judged: reviews,errors[,planted,caught][,limit]. */
import { sayBound, sayFindings, sayShare, sayStillNeeded } from './bound-words.ts';
import {
  catchAtLeast,
  correctedAtMost,
  correctedStillNeeded,
  isShownCorrected,
  type Planted,
} from './corrected-bound.ts';
import {
  atMost,
  evidenceOf,
  type Findings,
  isShownAbove,
  isShownBelow,
  logEvidenceAbove,
  logEvidenceBelow,
  reviewsStillNeeded,
} from './error-evidence.ts';

export const DEFAULT_LIMIT = 0.1;
const LOWEST_LIMIT = 0.002;
const HIGHEST_LIMIT = 0.5;

export type FindingsRow = { findings: Findings; planted: Planted | undefined; limit: number };

const COLUMNS = ['reviews', 'errors', 'planted', 'caught', 'limit'] as const;
type Column = (typeof COLUMNS)[number];

/** The columns that a first row names; undefined where it isn’t a heading. */
export function headingOf(first: readonly string[]): Column[] | undefined {
  const named = first.map((cell) => COLUMNS.find((one) => one === cell.trim().toLowerCase()));
  const columns = named.filter((one) => one !== undefined);
  return columns.length === first.length ? columns : undefined;
}

/** The columns of a row without a heading, by how many cells it has. */
export function columnsFor(cells: number): Column[] {
  const [reviews, errors, planted, caught, limit] = COLUMNS;
  if (cells <= 2) return [reviews, errors];
  if (cells === 3) return [reviews, errors, limit];
  if (cells === 4) return [reviews, errors, planted, caught];
  return [reviews, errors, planted, caught, limit];
}

/** One row's findings, or what is wrong with them. */
export function readFindings(
  columns: readonly Column[],
  cells: readonly string[],
): FindingsRow | string {
  if (cells.length > columns.length) {
    return `there are ${cells.length} cells; write reviews,errors, then planted,caught and limit if you have them`;
  }
  const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() ?? '';
  const count = (column: Column) =>
    /^\d{1,9}$/.test(cell(column)) ? Number(cell(column)) : undefined;
  const [reviews, errors] = [count('reviews'), count('errors')];
  if (reviews === undefined) return 'reviews must be a whole number from 0';
  if (errors === undefined) return 'errors must be a whole number from 0';
  if (errors > reviews) return `there are more errors (${errors}) than reviews (${reviews})`;
  const limit = cell('limit') === '' ? DEFAULT_LIMIT : readLimit(cell('limit'));
  if (limit === undefined) return 'limit must be from 0.2 % to 50 %: write 10%, 10 or 0.1';
  const findings = { reviews, errors };
  if (cell('planted') === '' && cell('caught') === '') {
    return { findings, planted: undefined, limit };
  }
  const [planted, caught] = [count('planted'), count('caught')];
  if (planted === undefined || caught === undefined) {
    return 'planted and caught must both be whole numbers from 0, or both be left out';
  }
  if (caught > planted) return `more were caught (${caught}) than planted (${planted})`;
  return { findings, planted: { planted, caught }, limit };
}

/** A limit as a share: "10%", "10" (from 1 on, percent) and "0.1" (below 1, a share) are the same. */
function readLimit(cell: string): number | undefined {
  const found = /^(\d{1,3}(?:\.\d{1,6})?)\s*(%?)$/.exec(cell);
  if (found === null) return undefined;
  const number = Number(found[1]);
  const limit = found[2] === '%' || number >= 1 ? number / 100 : number;
  return limit >= LOWEST_LIMIT && limit <= HIGHEST_LIMIT ? limit : undefined;
}

export type Judged = {
  reviews: number;
  errors: number;
  limit: number;
  shown: boolean;
  /** Capped at the largest number there is. */
  evidence: number;
  logEvidence: number;
  atMost: number | null;
  stillNeeded: number | null;
  /** Evidence that the rate is above the limit, and whether it is enough to stop the workflow. */
  alarm: { evidence: number; shown: boolean };
  corrected: {
    planted: number;
    caught: number;
    catchAtLeast: number | null;
    atMost: number | null;
    shown: boolean;
    stillNeeded: number | null;
  } | null;
};

/** Everything that the findings say about their limit. Shares, 0 to 1; `null` where nothing is shown. */
export function judgeFindings({ findings, planted, limit }: FindingsRow): Judged {
  const logEvidence = logEvidenceBelow(findings, limit);
  return {
    ...findings,
    limit,
    shown: isShownBelow(findings, limit),
    evidence: evidenceOf(logEvidence),
    logEvidence,
    atMost: atMost(findings) ?? null,
    stillNeeded: reviewsStillNeeded(findings, limit) ?? null,
    alarm: {
      evidence: evidenceOf(logEvidenceAbove(findings, limit)),
      shown: isShownAbove(findings, limit),
    },
    corrected:
      planted === undefined
        ? null
        : {
            ...planted,
            catchAtLeast: catchAtLeast(planted) ?? null,
            atMost: correctedAtMost(findings, planted) ?? null,
            shown: isShownCorrected(findings, planted, limit),
            stillNeeded: correctedStillNeeded(findings, planted, limit) ?? null,
          },
  };
}

/** The same in one or two sentences. */
export function sayJudged(judged: Judged): string {
  const limit = sayShare(judged.limit);
  const found = sayFindings(judged);
  const plain = judged.shown
    ? `Error at most ${limit} shown with ${found}`
    : `Error at most ${limit} not shown yet with ${found}: ${sayStillNeeded(judged.stillNeeded ?? undefined)}`;
  const alarm = judged.alarm.shown ? ` Error above ${limit} is shown: the alarm.` : '';
  return `${plain} (evidence ${sayEvidence(judged.evidence)} of 20; ${sayMost(judged)}).${alarm}${sayCorrected(judged)}`;
}

/** The grid of rates is another at each limit, so a review before a limit is shown a lower one may be. */
function sayMost({ atMost: bound, shown, limit }: Judged): string {
  if (bound === null) return 'nothing up to 50 % is shown';
  if (!shown && bound <= limit) return 'nearly there';
  return `at most ${sayBound(bound)}`;
}

function sayCorrected({ corrected, limit }: Judged): string {
  if (corrected === null) return '';
  const caught = `Reviewers caught ${corrected.caught} of ${corrected.planted} planted errors`;
  if (corrected.atMost === null) return ` ${caught}, which doesn’t show a bound in truth yet.`;
  const truth = `${caught}, so at most ${sayBound(corrected.atMost)} in truth`;
  return corrected.shown
    ? ` ${truth}: ${sayShare(limit)} is shown.`
    : ` ${truth}: ${sayShare(limit)} is not shown yet.`;
}

const sayEvidence = (evidence: number) =>
  evidence >= 1000 ? 'over 1,000' : evidence.toLocaleString('en', { maximumFractionDigits: 2 });
