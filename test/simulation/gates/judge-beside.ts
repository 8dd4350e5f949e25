/* What a look at the gates in a quarter leaves out, since there they are too many: each gate, also those behind, and what waves are told. */
import { type Gate, gateKey } from '../../../src/features/contract/gate.ts';
import {
  findGateStatus,
  findNextGateStatus,
  findStatusByKey,
  listStatusesUnderWay,
} from '../../../src/features/gates/gates/gate-status.store.ts';
import { listGateVersions } from '../../../src/features/gates/gates/gates.store.ts';
import { phaseCalendar } from '../../../src/features/gates/gates/phase-calendar.ts';
import { waveGateFound } from '../../../src/features/gates/gates/wave-gate.view.ts';
import { findSince } from '../../../src/features/gates/overrides/found-since.store.ts';
import { overrideEnding } from '../../../src/features/gates/overrides/overrides.obligations.ts';
import { listOverrides } from '../../../src/features/gates/overrides/overrides.store.ts';
import { isPausedOn, pausedDaysOf } from '../../../src/features/gates/pauses/pause.ts';
import { listPauses } from '../../../src/features/gates/pauses/pauses.store.ts';
import { findRollout } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { dayAt } from '../quarter/days.ts';
import { opensOnOf, PHASES } from '../quarter/gate-days.ts';
import { type Look, modelOf } from '../quarter/gate-look.ts';
import { uncovered } from '../quarter/gate-model.ts';
import { same } from '../quarter/looked.ts';
import type { Report } from '../quarter/watch.ts';
import { judgeStatus } from '../quarter/watch-gates.ts';

export function judgeBeside(look: Look, report: Report): void {
  judgeEach(look, report);
  judgeWaves(look, report);
  judgeNext(look, report);
  judgeSince(look, report);
  judgePauses(look, report);
  judgeEndings(look, report);
}

/** A request that went without an answer has lapsed; of any other the record tells how it ended. */
function judgeEndings({ context, all }: Look, report: Report): void {
  for (const { id, decided } of all.overrides) {
    const gone = { key: `overrides.decide:${id}`, personId: 'UA' as never };
    const said = overrideEnding(context, gone)?.kind;
    const wanted = decided === null ? 'lapsed' : undefined;
    report.expect(said === wanted, () => `${id} is said to have ended as ${said}, not ${wanted}.`);
  }
  const unknown = overrideEnding(context, {
    key: 'overrides.decide:none',
    personId: 'UA' as never,
  });
  report.expect(unknown === undefined, () => 'What nobody asked for has ended.');
}

function judgeEach({ context, all, place, gates }: Look, report: Report): void {
  const behind = PHASES.map(
    (leaving) => ({ kind: 'phase', rolloutId: place.id, leaving }) as unknown as Gate,
  );
  for (const gate of [...gates, ...behind]) {
    const key = gateKey(gate);
    const models = new Map([[key, modelOf(context, all, place, gate)]]);
    judgeStatus(context, report, gate, models);
    const status = findStatusByKey(context, key);
    report.expect(status?.key === key, () => `${key} is not found by its name.`);
    report.expect(
      (status?.passed !== undefined) === all.passed.has(key),
      () => `${key} is opened, or said to be.`,
    );
    const versions = all.versions.filter((one) => one.gate === key);
    report.expect(
      same(
        listGateVersions(context.database, context.rolloutId, key).map(({ number }) => `${number}`),
        versions.map(({ number }) => `${number}`),
      ) && (status?.version.number ?? 0) === Math.max(0, ...versions.map(({ number }) => number)),
      () => `${key} is at version ${status?.version.number} of ${versions.length}.`,
    );
    const frozen = status?.freeze?.untilOn?.toString() ?? (status?.freeze && 'open');
    const lasts = lastFrozen(all.freezes, dayAt(context.now.epochMilliseconds, place.zone));
    report.expect(frozen === lasts, () => `${key} is frozen until ${frozen}, not until ${lasts}.`);
    const asked = all.overrides.filter((one) => one.gate === key).map(({ id }) => id);
    report.expect(
      same(status?.overrides.map(({ id }) => id) ?? [], asked),
      () => `Of ${key} other overrides are known.`,
    );
  }
}

/** Of several freezes on one day, the one is told of that ends last. */
function lastFrozen(freezes: Look['all']['freezes'], today: string): string | undefined {
  const ends = freezes
    .filter(
      ({ lifted, from, until }) => lifted === null && from <= today && today <= (until ?? today),
    )
    .map(({ until }) => until ?? 'open');
  return ends.toSorted().at(-1);
}

/** What whoever starts a wave is told of its gate. */
function judgeWaves({ context, models, gates }: Look, report: Report): void {
  for (const gate of gates) {
    if (gate.kind !== 'wave') continue;
    const model = models.get(gateKey(gate));
    if (model === undefined) continue;
    const { isOpen, missing, found, criteria } = waveGateFound(
      findGateStatus(context, gate),
      context.today,
    );
    const { refusal, unmet, stoodIn, asked } = model;
    const isHeld = refusal !== undefined && refusal !== 'unmet';
    const isStopped = refusal === 'paused' || refusal === 'frozen';
    const said = [
      isOpen,
      missing.length,
      found.length,
      criteria.map(({ name, threshold, overrideId }) => `${name} ${threshold} ${overrideId}`),
    ].join();
    const wanted = [
      refusal === undefined,
      unmet.length + Number(isHeld),
      unmet.length + Number(isStopped),
      asked.map(({ name, threshold }) => `${name} ${threshold?.value} ${stoodIn.get(name)}`),
    ].join();
    report.expect(
      said === wanted,
      () => `Of ${gateKey(gate)} it is said ${said}, and should be ${wanted}.`,
    );
  }
}

/** The gate before which the rollout stands, all that are under way, and the calendar of the phases. */
function judgeNext({ context, all, place, models }: Look, report: Report): void {
  const underWay = listStatusesUnderWay(context).map(({ key }) => key);
  const wanted = [...models.keys()].filter(
    (key) => key.startsWith('wave-') || key === `leaving-${place.phase}`,
  );
  report.expect(
    same(underWay, wanted),
    () => `Under way are ${underWay}, and should be ${wanted}.`,
  );
  const next = findNextGateStatus(context)?.key;
  const first = models.has(`leaving-${place.phase}`) ? `leaving-${place.phase}` : wanted[0];
  report.expect(next === first, () => `Next is ${next}, and should be ${first}.`);
  const { database, rolloutId, now } = context;
  const rollout = findRollout(database, rolloutId);
  const days =
    rollout &&
    phaseCalendar(rollout, listPauses(database, rolloutId), now).map(
      ({ phase, opensOn }) => `${phase} ${opensOn}`,
    );
  const meant = PHASES.map((phase, at) => {
    const calm = { ...all, freezes: [] };
    return `${phase} ${at === 0 ? place.startsOn : opensOnOf(calm, place, `leaving-${PHASES[at - 1]}`, now.epochMilliseconds)}`;
  });
  report.expect(
    days?.join() === meant.join(),
    () => `The calendar says ${days}, and should ${meant}.`,
  );
}

/** What was found since an open request was asked, beside which its approver decides. */
function judgeSince({ context, all, place, models }: Look, report: Report): void {
  for (const override of listOverrides(context.database, context.rolloutId)) {
    const row = all.overrides.find(({ id }) => id === override.id);
    const known = findSince(context, override).length;
    const gate = {
      kind: 'phase',
      rolloutId: place.id,
      leaving: override.gate.replace('leaving-', ''),
    };
    const isBehind = PHASES.includes(gate.leaving);
    const model =
      models.get(override.gate) ??
      (isBehind ? modelOf(context, all, place, gate as never) : undefined);
    const isOver = row === undefined || row.decided !== null || row.change !== undefined;
    const wanted =
      isOver || model === undefined
        ? 0
        : model.unmet.flatMap((name) => uncovered(row, name, model.found.get(name) ?? [])).length;
    report.expect(
      known === wanted,
      () => `Since ${override.id} was asked ${known} things were found, and should be ${wanted}.`,
    );
  }
}

const DAYS_BACK = 12;

/** On which days everything stood still: from the first day of a pause until the day on which it ends. */
function judgePauses({ context, all, place }: Look, report: Report): void {
  const { database, rolloutId, today } = context;
  const pauses = listPauses(database, rolloutId).map((one) => pausedDaysOf(one, place.zone));
  for (let back = -1; back < DAYS_BACK; back += 1) {
    const day = today.subtract({ days: back });
    const on = day.toString();
    const isStill = all.pauses.some(
      ({ from, until }) =>
        dayAt(from, place.zone) <= on && (until === null || on < dayAt(until, place.zone)),
    );
    report.expect(
      isPausedOn(pauses, day) === isStill,
      () => `On ${on} it stood still: ${isStill}.`,
    );
  }
}
