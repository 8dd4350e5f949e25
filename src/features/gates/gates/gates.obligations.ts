import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { Reading, Source } from '../../../platform/reading.ts';
import { readSource } from '../../../platform/remember.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { capitalised } from '../../../platform/words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { GateBook } from './gate.ts';
import { sayGate } from './gate.view.ts';
import { gateValue, OPEN_GATE } from './gate-card.view.ts';
import { findGateStanding, listGatesUnderWay } from './gate-standing.store.ts';
import type { GateStanding } from './gate-standing.ts';
import type { CriterionStanding } from './gate-verdict.ts';
import { allMet, notMet } from './gate-words.view.ts';

const MINUTES = 10;

/**
 * What a gate still lacks is owed by those who can settle it, whichever feature declares the criterion.
 * Where that feature asks the same person with the same button already, its own words are left to stand.
 */
export const gateObligations =
  (book: GateBook<Reading>, others: () => readonly Source<Obligation>[]): Source<Obligation> =>
  (reading) => {
    const rollout = findRollout(reading.database, reading.rolloutId);
    if (rollout === undefined || rollout.paused !== undefined) return [];
    if (isBefore(reading.today, rollout.startsOn)) return [];
    const standings = underWay(book, reading).filter(({ passed }) => passed === undefined);
    const owed = standings.flatMap((standing) =>
      standing.verdict.unmet.flatMap((one) => settlementsOf(standing, one, rollout.timeZone)),
    );
    const asked =
      owed.length === 0
        ? new Set()
        : new Set(others().flatMap((list) => readSource(list, reading).map(sameThing)));
    return [
      ...distinct(owed).filter((one) => !asked.has(sameThing(one))),
      ...standings.flatMap((standing) => openingOwed(standing, reading)),
    ];
  };

function underWay(book: GateBook<Reading>, reading: Reading): GateStanding[] {
  return listGatesUnderWay(book, reading).flatMap((gate) => {
    const standing = findGateStanding(book, reading.database, gate, reading.now);
    return standing === undefined ? [] : [standing];
  });
}

function settlementsOf(
  standing: GateStanding,
  { name, asks, judgement }: CriterionStanding,
  timeZone: string,
): Obligation[] {
  const { key, gate, version, verdict } = standing;
  return judgement.obliges.map(({ personId, label, actionId, value }) => ({
    key: `gates.settle:${gate.rolloutId}:${key}:${name}:${actionId}:${value}`,
    rolloutId: gate.rolloutId,
    personId,
    topic: 'gates',
    text: `${label}, for ${sayGate(key)}`,
    why: `It asks: “${esc(asks)}” So far: ${judgement.measured.replace(/\.$/, '')}.`,
    sinceOn: dateAt(version.frozenAt, timeZone),
    dueOn: verdict.opensOn,
    minutes: MINUTES,
    blocks: sayGate(key),
    settle: { label, actionId, value },
  }));
}

/** A gate that could be opened waits for a lead to decide so. */
function openingOwed(
  standing: GateStanding,
  { database, rolloutId, today }: Reading,
): Obligation[] {
  const { key, gate, refusal, verdict } = standing;
  if (refusal !== undefined || gate.kind === 'wave') return [];
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `gates.open:${rolloutId}:${key}`,
    rolloutId,
    personId,
    topic: 'gates',
    text: `Decide whether to open ${sayGate(key)}`,
    why:
      verdict.overridden.length === 0
        ? `All ${verdict.criteria.length} criteria are met and its date has come.`
        : 'What is not met is overridden on the record, and its date has come.',
    sinceOn: !isAfter(verdict.opensOn, today) ? verdict.opensOn : today,
    minutes: 3,
    blocks: 'the next phase',
    isDecision: true,
    settle: { label: 'Open the gate', actionId: OPEN_GATE, value: gateValue(rolloutId, key) },
  }));
}

/** The same button for the same person is one thing to do, whoever asks for it. */
function sameThing({ personId, settle }: Obligation): string {
  return `${personId} ${settle.actionId} ${settle.value}`;
}

function distinct(owed: readonly Obligation[]): Obligation[] {
  const first = new Map<string, Obligation>();
  for (const one of owed) if (!first.has(sameThing(one))) first.set(sameThing(one), one);
  return [...first.values()];
}

export const gateStatus =
  (book: GateBook<Reading>): Source<StatusLine> =>
  (reading) =>
    underWay(book, reading)
      .filter(({ passed }) => passed === undefined)
      .map(({ key, verdict, refusal }) => {
        const of = verdict.criteria.length;
        const found =
          verdict.unmet.length > 0 ? notMet(verdict.unmet.length, of) : allMet({ verdict });
        const can = refusal === undefined ? ', it can be opened' : '';
        return { topic: 'gates', text: `${capitalised(sayGate(key))}: ${found}${can}.`, order: 5 };
      });
