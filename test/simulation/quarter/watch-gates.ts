/* Each gate stands where a model of its own says; none opens by one person alone, before its day, or on what was not shown. */

import { type Gate, gateKey } from '../../../src/features/contract/gate.ts';
import {
  findGateStatus,
  listGatesAhead,
  listGatesUnderWay,
} from '../../../src/features/gates/gates/gate-status.store.ts';
import { gateObligations } from '../../../src/features/gates/gates/gates.obligations.ts';
import { readPerRollout } from '../../../src/platform/day-mark.ts';
import type { ReadContext } from '../../../src/platform/request.ts';
import { ownEvidence } from './evidence-model.ts';
import { PHASES } from './gate-days.ts';
import { looksAt } from './gate-look.ts';
import type { GateModel } from './gate-model.ts';
import type { GateRows, Place } from './gate-rows.ts';
import type { Looked } from './looked.ts';
import { isUndisturbed } from './trouble.ts';
import { type Report, rows, type Watch } from './watch.ts';
import { overrideWatch } from './watch-overrides.ts';
import { passWatch } from './watch-passes.ts';
import { judgeSettles } from './watch-settles.ts';
import { judgeTold } from './watch-told.ts';
import { versionWatch } from './watch-versions.ts';

export function watchGates(evidence = ownEvidence): Watch {
  const judgeOverrides = overrideWatch();
  const judgeVersions = versionWatch();
  const judgePasses = passWatch();
  let seen = '';
  return (scene, report) => {
    const { house, now, step } = scene;
    const isSwept = step?.what.kind === 'tick' && isUndisturbed(step);
    const [writes] = rows<{ count: number }>(scene, 'select total_changes() as count');
    const mark = `${house.lives()} ${writes?.count} ${now.toString().slice(0, 13)}`;
    // Where nothing was written within the hour, all is as it was.
    if (mark === seen && !isSwept) return;
    seen = mark;
    for (const { place, context, all, gates, models } of looksAt(house, evidence)) {
      judgeAhead(all, place, context, report);
      const underWay = listGatesUnderWay(context);
      for (const gate of gates.slice(0, 3)) judgeStatus(context, report, gate, models);
      judgeOpening({ context, report, all, place }, underWay, models);
      const looked: Looked = {
        ...{ scene, report, all, place, context, isSwept },
        gate: (key) => models.get(key),
      };
      judgeTold(looked, underWay.map(gateKey), gates.map(gateKey));
      judgeOverrides(looked);
      judgeVersions(looked);
      judgePasses(looked);
    }
  };
}

/** The gates of the phases that are not over, and of the waves that have not started. */
function judgeAhead(all: GateRows, place: Place, context: ReadContext, report: Report): void {
  const ahead = listGatesAhead(context).map(gateKey);
  const phases = PHASES.slice(PHASES.indexOf(place.phase)).filter(
    (phase) => phase !== 'sustained' || place.phase === 'broad' || place.phase === 'sustained',
  );
  const wanted = [
    ...phases.map((phase) => `leaving-${phase}`),
    ...all.planned.map(({ number }) => `wave-${number}`),
  ];
  const isComplete = context.product.isComplete(context);
  const expected = wanted.filter((key) => key !== 'leaving-sustained' || !isComplete);
  report.expect(
    [...ahead].toSorted().join() === expected.toSorted().join(),
    () => `Ahead are said to be ${ahead}, and are ${expected}.`,
  );
  const now = listGatesUnderWay(context).map(gateKey);
  const begun = expected.filter(
    (key) => key.startsWith('wave-') || key === `leaving-${place.phase}`,
  );
  report.expect(
    [...now].toSorted().join() === begun.toSorted().join(),
    () => `Under way are said to be ${now}, and are ${begun}.`,
  );
}

export function judgeStatus(
  context: ReadContext,
  report: Report,
  gate: Gate,
  models: ReadonlyMap<string, GateModel>,
): void {
  const model = models.get(gateKey(gate));
  const status = findGateStatus(context, gate);
  if (model === undefined || status === undefined) return;
  const { verdict, refusal } = status;
  const said = [
    verdict.verdict,
    verdict.opensOn,
    status.isFrozen,
    refusal?.kind,
    verdict.unmet.map(({ name }) => name),
    verdict.overridden.map(({ name, override }) => `${name} ${override?.id}`),
    verdict.isOpen,
    verdict.criteria.map(({ name, threshold }) => `${name} ${threshold?.value}`),
  ].join('; ');
  const { verdict: worst, opensOn, isFrozen, refusal: shut, unmet, stoodIn } = model;
  const isEarly = context.today.toString() < opensOn;
  const isOpen = !isEarly && unmet.length === 0 && (shut !== 'unmet' || stoodIn.size > 0);
  const wanted = [
    worst,
    opensOn,
    isFrozen,
    shut,
    unmet,
    [...stoodIn].map((pair) => pair.join(' ')),
    shut === 'paused' || shut === 'frozen' ? verdict.isOpen : isOpen,
    model.asked.map(({ name, threshold }) => `${name} ${threshold?.value}`),
  ].join('; ');
  report.expect(
    said === wanted,
    () => `${gateKey(gate)} stands at ${said}, and should at ${wanted}.`,
  );
  if (refusal !== undefined && 'of' in refusal) {
    const lacks = refusal.kind === 'too-early' ? refusal.unmet : refusal.unmet.length;
    report.expect(
      refusal.of === model.asked.length && lacks === unmet.length,
      () =>
        `${gateKey(gate)} is said to lack ${lacks} of ${refusal.of}, and lacks ${unmet.length} of ${model.asked.length}.`,
    );
  }
}

/** Over how many criteria the sentence counts, or that something was overridden. */
const whyIn = (why: string) =>
  why.startsWith('Its one ') ? '1' : (/^All (\d+) /.exec(why)?.[1] ?? 'overridden');

/** Leads are asked to open what may be opened, and nothing else; what settles is asked of what is not met. */
function judgeOpening(
  { context, report, all, place }: Pick<Looked, 'context' | 'report' | 'all' | 'place'>,
  underWay: readonly Gate[],
  models: ReadonlyMap<string, GateModel>,
): void {
  const owed = readPerRollout(gateObligations, context);
  const asked = owed.flatMap(({ key, personId, sinceOn, isDecision, takers, why }) =>
    key.startsWith('gates.open:')
      ? [`${key.split(':').at(-1)} ${personId} ${sinceOn} ${isDecision} ${takers} ${whyIn(why)}`]
      : [],
  );
  const may = underWay
    .map(gateKey)
    .filter(
      (key) => key.startsWith('leaving-') && key !== 'leaving-sustained' && !all.passed.has(key),
    )
    .filter((key) => models.get(key)?.refusal === undefined);
  const hasBegun = context.today.toString() >= place.startsOn && place.pausedAt === null;
  const wanted = hasBegun
    ? may.flatMap((key) =>
        all.leads.map((person) => {
          const { opensOn, asked: criteria, stoodIn } = models.get(key) ?? { stoodIn: new Map() };
          const why = stoodIn.size > 0 ? 'overridden' : `${criteria?.length}`;
          return `${key} ${person} ${opensOn} true lead ${why}`;
        }),
      )
    : [];
  report.expect(
    asked.toSorted().join() === wanted.toSorted().join(),
    () => `Asked to open are ${asked}, and should be ${wanted}.`,
  );
  judgeSettles({ context, report, all, place }, owed, hasBegun ? underWay : [], models);
}
