import type { DayNumber } from '../usage/usage.ts';
import { isRecord, part } from './json-rows.ts';
import { type DayLimits, dayProblem, dayText, personKey, personProblem } from './usage-reading.ts';

/** Which metrics and attributes of a tool are looked at; nothing else of what it sends is read. */
export type TelemetryNames = {
  /** Metrics that count acts. */
  sessions: readonly string[];
  /** Metrics that count seconds of active time. */
  seconds: readonly string[];
  /** Attributes that name the person: the first that is there does. */
  person: readonly string[];
};

/** The one source of all that tools push. */
export const TELEMETRY = 'otel';

/** Claude Code's own names. */
export const CLAUDE_CODE_NAMES: TelemetryNames = {
  sessions: ['claude_code.session.count'],
  seconds: ['claude_code.active_time.total'],
  person: ['user.email', 'user.account_uuid', 'user.account_id', 'user.id'],
};

/** One measurement of one person. Times in milliseconds. */
export type TelemetryPoint = {
  what: 'sessions' | 'seconds';
  person: string;
  day: DayNumber;
  /** Names the series among all that are sent: of the same metric with the same attributes. */
  series: string;
  isCumulative: boolean;
  startedAt: number;
  at: number;
  value: number;
};

export type ReadTelemetry = {
  points: TelemetryPoint[];
  refused: number;
  firstProblem: string | undefined;
};

/** Reads an OTLP request in JSON; undefined where it is none. */
export function readOtlp(
  body: unknown,
  names: TelemetryNames,
  limits: DayLimits,
): ReadTelemetry | undefined {
  if (!isRecord(body) || !Array.isArray(body.resourceMetrics)) return undefined;
  const read: ReadTelemetry = { points: [], refused: 0, firstProblem: undefined };
  for (const resource of body.resourceMetrics.filter(isRecord)) {
    const shared = attributesOf(part(resource, 'resource').attributes);
    for (const scope of listOf(resource.scopeMetrics))
      for (const metric of listOf(scope.metrics)) {
        const what = (['sessions', 'seconds'] as const).find((one) =>
          names[one].includes(String(metric.name)),
        );
        if (what === undefined) continue;
        const sum = part(metric, 'sum');
        const isCumulative = isCumulativeSum(sum.aggregationTemporality);
        for (const point of listOf(sum.dataPoints)) {
          const own = new Map([...shared, ...attributesOf(point.attributes)]);
          const metricName = String(metric.name);
          const found = pointFrom(point, { what, metricName, isCumulative, own, names, limits });
          if (typeof found === 'string') {
            read.refused += 1;
            read.firstProblem ??= found;
          } else read.points.push(found);
        }
      }
  }
  return read;
}

type Of = {
  what: TelemetryPoint['what'];
  metricName: string;
  isCumulative: boolean;
  own: ReadonlyMap<string, string>;
  names: TelemetryNames;
  limits: DayLimits;
};

function pointFrom(point: Record<string, unknown>, of: Of): TelemetryPoint | string {
  const { what, metricName, isCumulative, own, names, limits } = of;
  const person =
    names.person.map((name) => own.get(name) ?? '').find((value) => value !== '') ?? '';
  const wrong = personProblem(person);
  if (wrong !== undefined) return `${wrong} Send ${names.person[0]} as an attribute.`;
  const value = Number(point.asInt ?? point.asDouble);
  if (!Number.isFinite(value) || value < 0) return 'The value is not a number from 0 on.';
  if (value > VALUE_MAX) return 'The value is too large.';
  const at = millisecondsIn(point.timeUnixNano);
  if (at === undefined) return 'The point has no time.';
  const day = Math.floor(at / 86_400_000);
  const wrongDay = dayProblem(day, limits);
  if (wrongDay !== undefined) return `${wrongDay} (${dayText(day) || 'no date at all'})`;
  const startedAt = millisecondsIn(point.startTimeUnixNano) ?? 0;
  const series = JSON.stringify([
    seriesName(what, metricName),
    [...own].sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return { what, person: personKey(person), day, series, isCumulative, startedAt, at, value };
}

/** More sessions or seconds than any counter of one person reaches. */
const VALUE_MAX = 100_000_000;

/** The first names of a tool have no name in what is kept, as when there was one of each. */
const seriesName = (what: TelemetryPoint['what'], metricName: string) =>
  CLAUDE_CODE_NAMES[what].includes(metricName) ? what : metricName;

/** Written as a number or by its name; a sum that says neither counts from its beginning. */
function isCumulativeSum(temporality: unknown): boolean {
  return !(temporality === 1 || temporality === 'AGGREGATION_TEMPORALITY_DELTA');
}

/** Nanoseconds since 1970, as a text or a number. */
function millisecondsIn(value: unknown): number | undefined {
  const text = String(value ?? '');
  if (!/^\d+$/.test(text) || /^0+$/.test(text)) return undefined;
  return Number(BigInt(text) / 1_000_000n);
}

function attributesOf(attributes: unknown): Map<string, string> {
  return new Map(
    listOf(attributes).flatMap(({ key, value }): [string, string][] => {
      if (typeof key !== 'string' || !isRecord(value)) return [];
      const [found] = Object.values(value);
      return typeof found === 'object' ? [] : [[key, String(found)]];
    }),
  );
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

/**
 * What a series has counted since it was last heard of, in its own unit; 0 for what was heard before. `before`
 * is known of series that were heard of since `keptSince` (milliseconds, as all times here): a counter that
 * began earlier and is not known was most likely counted already, so only what it counts from here on is new.
 */
export function newlyCounted(
  point: Pick<TelemetryPoint, 'isCumulative' | 'startedAt' | 'at' | 'value'>,
  before: { startedAt: number; heardAt: number; value: number } | undefined,
  keptSince: number,
): number {
  if (before === undefined) return isLeftOver(point, keptSince) ? 0 : point.value;
  if (!point.isCumulative) return 0;
  const hasStartedAgain = point.startedAt > before.startedAt;
  if (!hasStartedAgain && point.at <= before.heardAt) return 0;
  // A counter that fell without saying so has started again too.
  return hasStartedAgain || point.value < before.value ? point.value : point.value - before.value;
}

/** A tool that does not say when its counter began is believed, or nothing of it would ever count. */
const isLeftOver = (
  { isCumulative, startedAt }: Pick<TelemetryPoint, 'isCumulative' | 'startedAt'>,
  keptSince: number,
) => isCumulative && startedAt > 0 && startedAt < keptSince;
