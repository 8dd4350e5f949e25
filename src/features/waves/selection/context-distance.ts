import { sayCount, sayFew } from '../../../platform/words.ts';
import type { Team, TeamContext } from '../../teams/teams/team.ts';
import { jaccardOfNormal, normalTags } from './workflow-similarity.ts';

export const contextParts = [
  'function',
  'place and time zone',
  'size',
  'seniority mix',
  'regulation',
  'tooling',
] as const;
export type ContextPart = (typeof contextParts)[number];

/** A size eight times as large, or eight hours between two clocks, is a full difference. */
const FULL_SIZE_DOUBLINGS = 3;
const FULL_HOURS = 8;
/** Distances are kept to six decimals, so that equal contrasts are equal whatever the order of adding. */
const STEPS = 1_000_000;

export type MeasuredContext = {
  function: string;
  place: string;
  clockHours: number;
  doublings: number;
  seniority: number;
  regulated: boolean;
  tools: readonly string[];
};

/** A team's context in the form in which it is compared; made once per team, as time zones are slow to ask. */
export function measureContext(context: TeamContext, today: Temporal.PlainDate): MeasuredContext {
  return {
    function: normalTags([context.function])[0] ?? '',
    place: normalTags([context.place])[0] ?? '',
    clockHours: meanClockHours(context.timeZone, today.year),
    doublings: Math.log2(Math.max(1, context.size)),
    seniority: Math.min(1, Math.max(0, context.seniority)),
    regulated: context.regulated,
    tools: normalTags(context.tools),
  };
}

/** Hours to UTC, the mean of winter and summer, so that a clock change moves no team nearer to another. */
function meanClockHours(timeZone: string, year: number): number {
  const hours = [1, 7].map((month) => {
    const noon = Temporal.ZonedDateTime.from({ year, month, day: 15, hour: 12, timeZone });
    return noon.offsetNanoseconds / 3.6e12;
  });
  return hours.reduce((sum, each) => sum + each, 0) / hours.length;
}

/**
 * Gower's coefficient of dissimilarity (J. C. Gower, Biometrics 27, 1971): the mean over the parts
 * k of d_k(a, b), each from 0 to 1.
 *   function, regulation: 0 when equal, else 1
 *   place and time zone:  half by place (equal or not), half by min(1, hours / 8) around the clock
 *   size:                 min(1, |log2 a - log2 b| / 3), a ratio and not a difference
 *   seniority mix:        |a - b| of two shares
 *   tooling:              1 - Jaccard of the tools
 * Ranges are fixed and not the sample's, so that one more team changes nobody's distance. What is not
 * known counts half against what is known and 0 against another unknown. Each part is a metric, and
 * so is their mean; the bound of the approximate selection rests on that.
 */
export function contextParted(a: MeasuredContext, b: MeasuredContext): Record<ContextPart, number> {
  const around = Math.abs(a.clockHours - b.clockHours) % 24;
  const hours = Math.min(around, 24 - around);
  return {
    function: labelGap(a.function, b.function),
    'place and time zone': (labelGap(a.place, b.place) + Math.min(1, hours / FULL_HOURS)) / 2,
    size: Math.min(1, Math.abs(a.doublings - b.doublings) / FULL_SIZE_DOUBLINGS),
    'seniority mix': Math.abs(a.seniority - b.seniority),
    regulation: a.regulated === b.regulated ? 0 : 1,
    tooling: toolGap(a.tools, b.tools),
  };
}

export function contextDistance(a: MeasuredContext, b: MeasuredContext): number {
  const parts = Object.values(contextParted(a, b));
  const mean = parts.reduce((sum, each) => sum + each, 0) / parts.length;
  return Math.round(mean * STEPS) / STEPS;
}

function labelGap(a: string, b: string): number {
  if (a === b) return 0;
  return a === '' || b === '' ? 0.5 : 1;
}

function toolGap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 0;
  return a.length === 0 || b.length === 0 ? 0.5 : 1 - jaccardOfNormal(a, b);
}

/** "function (claims, billing), size (8, 30)": where two teams differ most, at most three parts. */
export function contrastWords(
  a: Pick<Team, 'context'>,
  b: Pick<Team, 'context'>,
  today: Temporal.PlainDate,
): string {
  const parts = contextParted(measureContext(a.context, today), measureContext(b.context, today));
  const most = contextParts
    .filter((part) => parts[part] >= 0.25)
    .sort((x, y) => parts[y] - parts[x] || contextParts.indexOf(x) - contextParts.indexOf(y))
    .slice(0, 3);
  if (most.length === 0) return 'almost nothing';
  return sayFew(most.map((part) => `${part} (${bothWords(part, a.context, b.context)})`));
}

/** "function and tooling": the parts in which two teams are alike. */
export function likenessWords(
  a: Pick<Team, 'context'>,
  b: Pick<Team, 'context'>,
  today: Temporal.PlainDate,
): string {
  const parts = contextParted(measureContext(a.context, today), measureContext(b.context, today));
  const alike = contextParts.filter((part) => parts[part] < 0.1);
  return alike.length === 0 ? 'nothing exactly' : sayFew(alike);
}

function bothWords(part: ContextPart, a: TeamContext, b: TeamContext): string {
  const of = (context: TeamContext): string => {
    if (part === 'function') return context.function || 'not known';
    if (part === 'place and time zone') return context.place || context.timeZone;
    if (part === 'size') return sayCount(context.size, 'person', 'people');
    if (part === 'seniority mix') return `${Math.round(context.seniority * 100)} % senior`;
    if (part === 'regulation') return context.regulated ? 'regulated' : 'not regulated';
    return context.tools.length === 0 ? 'not known' : sayFew(context.tools, 2);
  };
  const [first, second] = [of(a), of(b)];
  return first === second ? `both ${first}, other hours` : `${first}, ${second}`;
}
