/* A proof, read from what gates, overrides, reviews and the record keep. */
import { and, asc, eq, like, or } from 'drizzle-orm';
import { auditTable } from '../../../platform/audit/audit.table.ts';
import { isAfter } from '../../../platform/calendar.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { capitalised, sayAmountOf, sayFullDate } from '../../../platform/words.ts';
import type { GateKey } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import type { EntryCriterion } from '../../contract/wave-gate.ts';
import { findStatusByKey } from '../../gates/gates/gate-status.store.ts';
import { judgementToStore, type StoredJudgement } from '../../gates/gates/gate-status.ts';
import { findGatePass, listGateVersions } from '../../gates/gates/gates.store.ts';
import type { StoredOverride } from '../../gates/overrides/override.ts';
import { listOverrides } from '../../gates/overrides/overrides.store.ts';
import { listReviews } from '../../prepare/reviews/reviews.store.ts';
import { isCaught } from '../../prepare/samples/finding.ts';
import { countFindings, listFoundCounts } from '../../prepare/samples/findings.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listWaves } from '../../waves/waves/waves.store.ts';
import { findEvidence, findLastCompletion } from '../completions/completions.store.ts';
import { findDepthLook } from '../verdicts/verdicts.store.ts';
import type { Figures, Proof, ProvenCriterion, ProvenOverride, ProvenRow } from './proof.ts';

type Decided = {
  says: string;
  at: Temporal.Instant;
  opensOn: Temporal.PlainDate | undefined;
  criteria: readonly StoredJudgement[];
};

/** Undefined for a gate that does not exist: a wave that was never planned. */
export function findProof(context: ReadContext, gate: GateKey): Proof | undefined {
  const { database, rolloutId, now } = context;
  const rollout = findRollout(database, rolloutId);
  const status = findStatusByKey(context, gate);
  const versions = listGateVersions(database, rolloutId, gate);
  if (rollout === undefined) return undefined;
  const asked = versions.at(-1)?.criteria ?? [];
  const nameOf = (id: string) =>
    id === 'groundswell' ? 'Groundswell' : findName(database, id as never);
  const decided = findDecided(context, gate, nameOf);
  if (decided === undefined && status === undefined && versions.length === 0) return undefined;
  const overrides = listOverrides(database, rolloutId).filter((one) => one.gate === gate);
  const at = decided?.at ?? now;
  const found = decided?.criteria ?? status?.verdict.criteria.map(judgementToStore) ?? [];
  return {
    title: `${rollout.name}: ${sayGate(gate)}`,
    ...{ rollout: rollout.name, gate, judgedAt: at.toString(), isDecided: decided !== undefined },
    decision: decided?.says ?? `${capitalised(sayGate(gate))} has not been opened.`,
    opensOn: (decided?.opensOn ?? status?.verdict.opensOn)?.toString(),
    versions: versions.map(({ number, frozenAt, frozenBy, reason, changes }) => ({
      ...{ number, frozenAt: frozenAt.toString(), by: nameOf(frozenBy), reason, changes },
    })),
    criteria: found.map((one) => criterionOf(one)),
    asked: asked.map(
      ({ asks, threshold }) =>
        `${asks}${threshold === undefined ? '' : ` (${sayThreshold(threshold)})`}`,
    ),
    overrides: overrides.map((one) => overrideOf(one, nameOf)),
    figures: figuresAt(context, at),
    record: listRecord(context, gate, nameOf),
  };
}

function findDecided(
  context: ReadContext,
  gate: GateKey,
  nameOf: (id: string) => string,
): Decided | undefined {
  const { database, rolloutId } = context;
  const name = capitalised(sayGate(gate));
  const pass = findGatePass(database, rolloutId, gate);
  if (pass !== undefined) {
    const { at, opensOn, criteria } = pass;
    return { says: `${name} was opened by ${nameOf(pass.by)}.`, at, opensOn, criteria };
  }
  if (gate === 'leaving-sustained') {
    const last = findLastCompletion(database, rolloutId);
    if (last?.decision?.kind !== 'agreed') return undefined;
    const { by, at } = last.decision;
    const since = last.reopened === undefined ? '' : ` It was opened again: ${last.reopened.why}`;
    return {
      says: `Asked for by ${nameOf(last.askedBy)}, agreed to by ${nameOf(by)}.${since}`,
      ...{ at, opensOn: undefined, criteria: findEvidence(database, last.id) ?? [] },
    };
  }
  return startOfWave(context, gate, nameOf);
}

/** A wave's gate opens when the wave starts; what it asked and what was found is kept with it. */
function startOfWave(
  context: ReadContext,
  gate: GateKey,
  nameOf: (id: string) => string,
): Decided | undefined {
  const { database, rolloutId } = context;
  const wave = listWaves(database, rolloutId)
    .filter((one) => waveKeyOf(one.number) === gate)
    .at(-1);
  if (wave?.startedAt === undefined || wave.startedBy === undefined) return undefined;
  return {
    says: `Wave ${wave.number} was started by ${nameOf(wave.startedBy)}, with each criterion met or overridden.`,
    ...{
      at: wave.startedAt,
      opensOn: wave.intendedOn,
      criteria: wave.entryCriteria.map((one) => foundAtStart(context, one)),
    },
  };
}

/** With the question and the unit as the criterion has them today; the figures are those of the start. */
function foundAtStart({ product }: ReadContext, found: EntryCriterion): StoredJudgement {
  const { name, version, threshold: value, n = 0 } = found;
  const { verdict = 'inconclusive', measured = 'What was found then is not stored' } = found;
  const known = product.criteria.find((one) => one.name === name);
  const threshold =
    value === undefined || known?.threshold === undefined
      ? undefined
      : { ...known.threshold, value };
  return {
    ...{ name, version, asks: known?.asks ?? name, threshold },
    judgement: { verdict, measured, n, settledBy: '', obliges: [] },
    overrideId: undefined,
  };
}

const waveKeyOf = (number: number): GateKey => `wave-${number}`;

/** What was counted up to that moment. */
function figuresAt({ database, rolloutId }: ReadContext, at: Temporal.Instant): Figures {
  const until = at.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const counts = listFoundCounts(database, rolloutId).filter(({ on }) => on <= until);
  const planted = listReviews(database, rolloutId).flatMap(({ part, given }) =>
    part === 'planted' && given !== undefined && !isAfter(given.at, at) ? [given.verdict] : [],
  );
  return {
    ...countFindings(counts),
    ...{ planted: planted.length, caught: planted.filter(isCaught).length },
    segments: findDepthLook(database, rolloutId)?.figures.mix ?? {},
  };
}

/** The lines of the record about the gate, and about the completion where it is that one. */
function listRecord(
  { database, rolloutId }: ReadContext,
  gate: GateKey,
  nameOf: (id: string) => string,
): ProvenRow[] {
  const { subject, act } = auditTable;
  const about =
    gate === 'leaving-sustained'
      ? or(eq(subject, `gate:${gate}`), like(act, 'completions.%'))
      : eq(subject, gate.startsWith('wave-') ? gate.replace('wave-', 'wave:') : `gate:${gate}`);
  const ofWave = gate.startsWith('wave-') ? eq(subject, `gate:${gate}`) : undefined;
  return database
    .select()
    .from(auditTable)
    .where(and(eq(auditTable.rolloutId, rolloutId), or(about, ofWave)))
    .orderBy(asc(auditTable.sequence))
    .all()
    .map(({ sequence, at, act: did, says, reason, hash, previousHash }) => ({
      ...{ sequence, at: at.toString(), act: did, reason: reason ?? '', hash, previousHash },
      says: says.replaceAll(/<@([A-Z0-9]+)>/g, (_, id) => nameOf(id)),
    }));
}

function criterionOf({
  judgement,
  overrideId,
  threshold,
  ...one
}: StoredJudgement): ProvenCriterion {
  return {
    ...{ name: one.name, version: one.version, asks: one.asks, overriddenBy: overrideId },
    threshold: threshold === undefined ? '' : sayThreshold(threshold),
    ...{ verdict: judgement.verdict, measured: judgement.measured, n: judgement.n },
  };
}

function overrideOf(one: StoredOverride, nameOf: (id: string) => string): ProvenOverride {
  const { decision, change } = one;
  return {
    ...{ id: one.id, reason: one.reason, risk: one.risk, criteria: one.criteria },
    asked: `Asked for by ${nameOf(one.requestedBy)} at ${one.requestedAt}.`,
    decided:
      decision === undefined
        ? 'Nobody has answered.'
        : `${capitalised(decision.kind)} by ${nameOf(decision.by)} at ${decision.at}.`,
    lasts:
      change?.isForGood === true
        ? 'It was for good.'
        : `It lasted until ${sayFullDate(one.expiresOn)} at most.`,
  };
}

const sayThreshold = ({ value, unit, means }: NonNullable<StoredJudgement['threshold']>) =>
  `${sayAmountOf(value, unit)} ${means}`;
