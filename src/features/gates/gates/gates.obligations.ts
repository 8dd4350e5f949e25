import { dateAt, isBefore } from '../../../platform/calendar.ts';
import { readPerRollout } from '../../../platform/day-mark.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { capitalised } from '../../../platform/words.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { nextPhase } from '../../contract/phase.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { getTeamObligations } from '../../contract/team-obligations.store.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { gateValue, OPEN_GATE } from './gate-card.view.ts';
import { listStatusesUnderWay } from './gate-status.store.ts';
import type { GateStatus } from './gate-status.ts';
import type { CriterionStatus } from './gate-verdict.ts';
import { allMet, notMet } from './gate-words.view.ts';

const MINUTES = 10;

/**
 * What a gate still lacks is owed by those who can settle it, whichever feature declares the criterion.
 * Where that feature asks the same person with the same button already, its own words are left to stand.
 */
export function gateObligations(context: ReadContext): Obligation[] {
  const rollout = findRollout(context.database, context.rolloutId);
  if (rollout === undefined || rollout.paused !== undefined) return [];
  if (isBefore(context.today, rollout.startsOn)) return [];
  const statuses = listStatusesUnderWay(context).filter(({ passed }) => passed === undefined);
  const owed = statuses.flatMap((status) =>
    status.verdict.unmet.flatMap((one) => settlementsOf(status, one, rollout.timeZone)),
  );
  const isAsked = amongAsked(askedByOthers(context, owed));
  return [
    ...distinct(owed)
      .filter((one) => !isAsked(one))
      .map(({ obligation }) => obligation),
    ...statuses.flatMap((status) => openingOwed(status, context)),
  ];
}

/** What every other source asks of these people. Gates leave themselves out, or they would ask themselves without end. */
function askedByOthers(context: ReadContext, owed: readonly Settlement[]): readonly Obligation[] {
  if (owed.length === 0) return [];
  const people = new Set(owed.map(({ obligation }) => obligation.personId));
  const ofTeams = getTeamObligations(context);
  const others = context.product.obligations.filter((source) => source !== gateObligations);
  return [
    ...others.flatMap((source) =>
      readPerRollout(source, context).filter(({ personId }) => people.has(personId)),
    ),
    ...[...people].flatMap((personId) => ofTeams.of(personId)),
  ];
}

type Settlement = { obligation: Obligation; about: string | undefined };

/** Asked with the same button, or about the same thing with another one. */
function amongAsked(asked: readonly Obligation[]): (one: Settlement) => boolean {
  const things = new Set(asked.map(sameThing));
  const askedOf = Map.groupBy(asked, ({ personId }) => personId);
  return ({ obligation, about }) =>
    things.has(sameThing(obligation)) ||
    (about !== undefined &&
      (askedOf.get(obligation.personId) ?? []).some(({ key }) => key.includes(about)));
}

function settlementsOf(
  status: GateStatus,
  { name, asks, judgement }: CriterionStatus,
  timeZone: string,
): Settlement[] {
  const { key, gate, version, verdict } = status;
  return judgement.obliges.map(({ personId, text, teamId, about, label, actionId, value }) => ({
    about,
    obligation: {
      key: `gates.settle:${gate.rolloutId}:${key}:${name}:${actionId}:${value}`,
      rolloutId: gate.rolloutId,
      personId,
      topic: 'gates',
      text,
      why: `${capitalised(sayGate(key))} asks: “${esc(asks)}” So far: ${judgement.measured.replace(/\.$/, '')}.`,
      ...(teamId === undefined ? {} : { teamId }),
      sinceOn: dateAt(version.frozenAt, timeZone),
      dueOn: verdict.opensOn,
      minutes: MINUTES,
      blocks: { kind: 'gate', gate: key } as const,
      settle: { label, actionId, value },
    },
  }));
}

/** A gate that could be opened waits for a lead to decide so. */
function openingOwed(status: GateStatus, { database, rolloutId }: ReadContext): Obligation[] {
  const { key, gate, refusal, verdict } = status;
  if (refusal !== undefined || gate.kind === 'wave') return [];
  const next = nextPhase(gate.leaving);
  // Completion takes two people, and is asked for by the feature that it belongs to.
  if (next === undefined) return [];
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    key: `gates.open:${rolloutId}:${key}`,
    rolloutId,
    personId,
    topic: 'gates',
    text: `Decide whether to open ${sayGate(key)}`,
    why:
      verdict.overridden.length === 0
        ? `${verdict.criteria.length === 1 ? 'Its one criterion is' : `All ${verdict.criteria.length} criteria are`} met and its date has come.`
        : 'Whatever isn’t met has been overridden on the record, and its date has come.',
    sinceOn: verdict.opensOn,
    minutes: 3,
    blocks: { kind: 'phase', phase: next },
    isDecision: true,
    takers: ['lead'],
    settle: { label: 'Open the gate', actionId: OPEN_GATE, value: gateValue(rolloutId, key) },
  }));
}

/** The same button for the same person is one thing to do, whoever asks for it. */
function sameThing({ personId, settle }: Obligation): string {
  return `${personId} ${settle.actionId} ${settle.value}`;
}

function distinct(owed: readonly Settlement[]): Settlement[] {
  const first = new Map<string, Settlement>();
  for (const one of owed) {
    const thing = sameThing(one.obligation);
    if (!first.has(thing)) first.set(thing, one);
  }
  return [...first.values()];
}

export function gateStatus(context: ReadContext): StatusLine[] {
  return listStatusesUnderWay(context)
    .filter(({ passed }) => passed === undefined)
    .map(({ key, verdict, refusal }) => {
      const of = verdict.criteria.length;
      const found =
        verdict.unmet.length > 0 ? notMet(verdict.unmet.length, of) : allMet({ verdict });
      const can = refusal === undefined ? ', it can be opened' : '';
      const figures = { criteria: of, notMet: verdict.unmet.length };
      return { topic: 'gates', text: `${capitalised(sayGate(key))}: ${found}${can}.`, figures };
    });
}
