/*
 * Whether a gate may be opened, by a model of its own: what was frozen, what each criterion finds, which
 * override covers what was found, the calendar with its pauses, and the freezes.
 */
import { dayAt } from './days.ts';
import { isFrozenOn, opensOnOf } from './gate-days.ts';
import type { Asked, Found, GateRows, OverrideRow, Place, Thing } from './gate-rows.ts';

const WORSE: Readonly<Record<string, number>> = { pass: 0, inconclusive: 1, 'no-data': 2, fail: 3 };

/** What somebody is asked to do for a criterion. */
export type Asking = {
  personId: string;
  actionId: string;
  value: string;
  teamId?: string;
  about?: string;
};

/** What the evidence is by itself; the judging of evidence is the features' own. */
export type Evidence = (
  name: string,
  threshold: number,
) =>
  | {
      verdict: string;
      n: number;
      findings?: readonly Thing[];
      obliges: readonly Asking[];
      version: number;
    }
  | undefined;

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
  /** What is asked of people for each that does not pass. */
  asking: ReadonlyMap<string, readonly Asking[]>;
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
  const asking = new Map<string, readonly Asking[]>();
  const verdicts: string[] = [];
  let measured = 0;
  for (const one of asked) {
    const { verdict, n, findings, obliges } = judge(one, evidence);
    verdicts.push(verdict);
    measured = Math.max(measured, n);
    if (verdict === 'pass') continue;
    found.set(one.name, findings);
    asking.set(one.name, obliges);
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
    asking,
    verdict: worst,
    refusal,
  };
}

/** One that is measured over nothing shows nothing; one that means something else by now is not judged. */
function judge(one: Asked, evidence: Evidence) {
  const { name, version, threshold } = one;
  const found = evidence(name, threshold?.value ?? 0);
  if (found === undefined || found.version !== version)
    return {
      ...{ verdict: 'inconclusive', n: 0, obliges: [] },
      findings: asOneThing(name, 'inconclusive'),
    };
  const verdict = found.verdict === 'pass' && found.n === 0 ? 'no-data' : found.verdict;
  const { n, obliges, findings: things = [] } = found;
  return { verdict, n, obliges, findings: things.length > 0 ? things : asOneThing(name, verdict) };
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
const covers = (one: OverrideRow, name: string, now: readonly Thing[]): boolean =>
  one.criteria.includes(name) && uncovered(one, name, now).length === 0;

/** What is found now and was not found, or was not as bad, when the override was asked for. */
export function uncovered(
  { criteria, found }: OverrideRow,
  name: string,
  now: readonly Thing[],
): readonly Thing[] {
  if (!criteria.includes(name)) return now;
  if (found === undefined) return [];
  const then = found
    .filter(({ criterion }: Found) => criterion === name)
    .flatMap((one) => one.findings);
  return now.filter(
    ({ about, lack, amount = 0 }) =>
      !then.some((one) => one.about === about && one.lack === lack && amount <= (one.amount ?? 0)),
  );
}
