import { compareTimes, later } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { sayAmountOf } from '../../../platform/words.ts';
import type { GateKey } from '../../contract/gate.ts';

export type FrozenCriterion = {
  name: string;
  version: number;
  asks: string;
  threshold: { value: number; unit: string; means: string } | undefined;
};

/** What a gate asks, frozen when its phase or wave starts. A later edit is a new version that shows. */
export type GateVersion = {
  gate: GateKey;
  number: number;
  criteria: readonly FrozenCriterion[];
  frozenAt: Temporal.Instant;
  frozenBy: UserId | 'groundswell';
  reason: string;
  /** What this version changed, in plain sentences; empty on the first. */
  changes: readonly string[];
  /** The last day of a version that two people made easier for a time; no other gate takes its thresholds over. */
  untilOn?: Temporal.PlainDate | undefined;
};

export type Freezing = { at: Temporal.Instant; by: GateVersion['frozenBy']; reason: string };

export function freezeGate(
  gate: GateKey,
  criteria: readonly FrozenCriterion[],
  freezing: Freezing,
): GateVersion {
  return {
    gate,
    number: 1,
    criteria,
    frozenAt: freezing.at,
    frozenBy: freezing.by,
    reason: freezing.reason,
    changes: [],
  };
}

export type GateEdit =
  | { kind: 'new-version'; version: GateVersion }
  | { kind: 'nothing-changed'; number: number }
  | { kind: 'no-reason' }
  | { kind: 'not-a-number'; criterion: FrozenCriterion }
  | { kind: 'edited-meanwhile'; current: GateVersion };

/** Edits a frozen gate; `basedOn` is the version that the editor looked at. */
export function editGate(
  current: GateVersion,
  criteria: readonly FrozenCriterion[],
  basedOn: number,
  freezing: Freezing,
): GateEdit {
  if (basedOn !== current.number) return { kind: 'edited-meanwhile', current };
  const odd = criteria.find(
    (c) => c.threshold !== undefined && !Number.isFinite(c.threshold.value),
  );
  if (odd !== undefined) return { kind: 'not-a-number', criterion: odd };
  const version = nextVersion(current, criteria, freezing);
  if (version === undefined) return { kind: 'nothing-changed', number: current.number };
  if (freezing.reason.trim() === '') return { kind: 'no-reason' };
  return { kind: 'new-version', version };
}

/** The version after this one; undefined when it would be the same. */
export function nextVersion(
  current: GateVersion,
  criteria: readonly FrozenCriterion[],
  freezing: Freezing,
): GateVersion | undefined {
  const changes = describeChanges(current.criteria, criteria);
  if (changes.length === 0) return undefined;
  const first = freezeGate(current.gate, criteria, freezing);
  const { untilOn } = current;
  return { ...first, number: current.number + 1, changes, ...(untilOn && { untilOn }) };
}

/** What differs between two states of a gate, in plain sentences; empty when nothing does. */
export function describeChanges(
  before: readonly FrozenCriterion[],
  after: readonly FrozenCriterion[],
): string[] {
  const earlier = new Map(before.map((criterion) => [criterion.name, criterion]));
  const later = new Set(after.map((criterion) => criterion.name));
  return [
    ...after.flatMap((criterion) => describeCriterion(earlier.get(criterion.name), criterion)),
    ...before
      .filter((criterion) => !later.has(criterion.name))
      .map((criterion) => `Dropped: “${criterion.asks}”`),
  ];
}

function describeCriterion(before: FrozenCriterion | undefined, after: FrozenCriterion): string[] {
  if (before === undefined) return [`Added: “${after.asks}”${withThreshold(after)}`];
  const sentences: string[] = [];
  if (before.threshold?.value !== after.threshold?.value) {
    const from = thresholdWords(before);
    sentences.push(`“${after.asks}” now asks for ${thresholdWords(after)} instead of ${from}.`);
  }
  if (before.version !== after.version) {
    sentences.push(
      `“${after.asks}” is now judged by definition ${after.version} instead of ${before.version}.`,
    );
  }
  return sentences;
}

function withThreshold(criterion: FrozenCriterion): string {
  return criterion.threshold === undefined ? '' : ` (${thresholdWords(criterion)})`;
}

function thresholdWords(criterion: FrozenCriterion): string {
  if (criterion.threshold === undefined) return 'no number';
  return sayAmountOf(criterion.threshold.value, criterion.threshold.unit);
}

/**
 * In the order in which they were frozen. Of one gate the numbers say it, also where the clock was wrong and
 * set back; between gates their moments do, those of a gate never before its earlier ones.
 */
export function inOrderFrozen<V extends Pick<GateVersion, 'gate' | 'number' | 'frozenAt'>>(
  versions: readonly V[],
): V[] {
  const reached = new Map<GateKey, Temporal.Instant>();
  return versions
    .toSorted((one, other) => one.number - other.number)
    .map((version) => {
      const at = later(version.frozenAt, reached.get(version.gate) ?? version.frozenAt);
      reached.set(version.gate, at);
      return { version, at };
    })
    .toSorted((one, other) => compareTimes(one.at, other.at))
    .map(({ version }) => version);
}
