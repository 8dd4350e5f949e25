/*
 * Whether a gate may be opened, by a model of its own: what was frozen, what each criterion finds, which
 * override covers what was found, the calendar with its pauses, and the freezes.
 */
import { dayAt, dayPlus, daysFrom, firstOf, lastOf } from './days.ts';
import type { Asked, Found, GateRows, OverrideRow, Place, Thing } from './gate-rows.ts';

export const PHASES = ['assessment', 'infrastructure', 'expansion', 'broad', 'sustained'];
const USUAL_PACE = 7;
const WORSE: Readonly<Record<string, number>> = { pass: 0, inconclusive: 1, 'no-data': 2, fail: 3 };

/** What the evidence is by itself; the judging of evidence is the features' own. */
export type Evidence = (
  name: string,
  threshold: number,
) => { verdict: string; n: number; findings?: readonly Thing[]; version: number } | undefined;

export type GateModel = {
  key: string;
  asked: readonly Asked[];
  isFrozen: boolean;
  opensOn: string;
  unmet: readonly string[];
  /** What stands in for what, by the name of the criterion. */
  stoodIn: ReadonlyMap<string, string>;
  /** What is found of each that does not pass. */
  found: ReadonlyMap<string, readonly Thing[]>;
  verdict: string;
  refusal: 'paused' | 'frozen' | 'too-early' | 'unmet' | undefined;
};

export function modelGate(
  all: GateRows,
  place: Place,
  key: string,
  given: { now: number; asked: readonly Asked[]; evidence: Evidence },
): GateModel {
  const { now, evidence } = given;
  const today = dayAt(now, place.zone);
  const frozen = all.versions.findLast(({ gate }) => gate === key);
  const asked = frozen?.criteria ?? given.asked;
  const found = new Map<string, readonly Thing[]>();
  const stoodIn = new Map<string, string>();
  const verdicts: string[] = [];
  let measured = 0;
  for (const one of asked) {
    const { verdict, n, findings } = judge(one, evidence);
    verdicts.push(verdict);
    measured = Math.max(measured, n);
    if (verdict === 'pass') continue;
    found.set(one.name, findings);
    const override = all.overrides.find(
      (each) => isInForce(each, key, today) && covers(each, one.name, findings),
    );
    if (override !== undefined) stoodIn.set(one.name, override.id);
  }
  const unmet = [...found.keys()].filter((name) => !stoodIn.has(name));
  const opensOn = opensOnOf(all, place, key, now);
  const isShown = stoodIn.size > 0 || measured > 0;
  const refusal =
    place.pausedAt !== null
      ? 'paused'
      : isFrozenOn(all, today)
        ? 'frozen'
        : today < opensOn
          ? 'too-early'
          : unmet.length > 0 || !isShown
            ? 'unmet'
            : undefined;
  const worst = verdicts.toSorted((a, b) => (WORSE[b] ?? 0) - (WORSE[a] ?? 0))[0] ?? 'no-data';
  return {
    key,
    asked,
    isFrozen: frozen !== undefined,
    opensOn,
    unmet,
    stoodIn,
    found,
    verdict: worst,
    refusal,
  };
}

/** One that is measured over nothing shows nothing; one that means something else by now is not judged. */
function judge(one: Asked, evidence: Evidence) {
  const { name, version, threshold } = one;
  const found = evidence(name, threshold?.value ?? 0);
  if (found === undefined || found.version !== version)
    return { verdict: 'inconclusive', n: 0, findings: asOneThing(name, 'inconclusive') };
  const verdict = found.verdict === 'pass' && found.n === 0 ? 'no-data' : found.verdict;
  const things = found.findings ?? [];
  return { verdict, n: found.n, findings: things.length > 0 ? things : asOneThing(name, verdict) };
}

const asOneThing = (about: string, verdict: string): Thing[] => [
  { about, lack: 'not-shown', amount: WORSE[verdict] ?? 0 },
];

function isInForce(one: OverrideRow, key: string, today: string): boolean {
  return (
    one.gate === key &&
    one.change === undefined &&
    one.decided === 'approved' &&
    one.ended === null &&
    today <= one.expiresOn
  );
}

/** Everything found now was found then, and has become no worse. */
function covers({ criteria, found }: OverrideRow, name: string, now: readonly Thing[]): boolean {
  if (!criteria.includes(name)) return false;
  if (found === undefined) return true;
  const then = found
    .filter(({ criterion }: Found) => criterion === name)
    .flatMap((one) => one.findings);
  return now.every(({ about, lack, amount = 0 }) =>
    then.some((one) => one.about === about && one.lack === lack && amount <= (one.amount ?? 0)),
  );
}

export function isFrozenOn({ freezes }: GateRows, today: string): boolean {
  return freezes.some(
    ({ from, until, lifted }) =>
      lifted === null && from <= today && (until === null || today <= until),
  );
}

/** Its day by the calendar, later by the days that stood still and by the freezes that lie on it. */
export function opensOnOf(all: GateRows, place: Place, key: string, now: number): string {
  const wave = /^wave-(\d+)$/.exec(key)?.[1];
  const leaving = PHASES.indexOf(key.replace('leaving-', ''));
  const behind = PHASES[Math.min(leaving + 1, PHASES.length - 1)] ?? 'sustained';
  const phase = wave === undefined ? behind : wave === '0' ? 'expansion' : 'broad';
  const first = movedBack(all, place, phase, now);
  const planned = all.planned.find(({ number }) => `${number}` === wave)?.on;
  return unfrozenFrom(all, lastOf([first, planned ?? first]) ?? first);
}

function movedBack({ pauses }: GateRows, place: Place, phase: string, now: number): string {
  const planned = dayPlus(place.startsOn, USUAL_PACE * ((place.pace[phase] ?? 1) - 1));
  const today = dayAt(now, place.zone);
  const spans = pauses.map(({ from, until }) => ({
    from: dayAt(from, place.zone),
    until: until === null ? today : dayAt(until, place.zone),
  }));
  let day = planned;
  // Days that stood still before it move it, and may move it behind further ones.
  for (let moved = -1; moved !== daysFrom(planned, day); ) {
    moved = daysFrom(planned, day);
    const until = firstOf([day, today]) ?? day;
    const still = spans.map((span) => {
      const from = lastOf([span.from, place.startsOn]) ?? span.from;
      return Math.max(0, daysFrom(from, firstOf([span.until, until]) ?? until));
    });
    day = dayPlus(
      planned,
      still.reduce((sum, one) => sum + one, 0),
    );
  }
  return day;
}

/** Behind an incident without an end nobody knows the day, and the planned one stands. */
function unfrozenFrom(all: GateRows, planned: string): string {
  const inForce = all.freezes.filter(({ lifted }) => lifted === null);
  let day = planned;
  for (;;) {
    const over = inForce.filter(
      ({ from, until }) => from <= day && (until === null || day <= until),
    );
    if (over.length === 0) return day;
    if (over.some(({ until }) => until === null)) return planned;
    day = dayPlus(lastOf(over.map(({ until }) => until ?? '')) ?? day, 1);
  }
}
