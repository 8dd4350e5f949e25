import { constraintCriteria } from '../../../../src/features/assess/constraints/constraints.criteria.ts';
import { constraintObligations } from '../../../../src/features/assess/constraints/constraints.obligations.ts';
import type { GateKey } from '../../../../src/features/contract/gate.ts';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';

export const REVIEW = {
  'What did the pilot lean on?': 'A senior agent reads every output',
  Kind: 'Manual work that won’t scale',
  'Hours per team per week': '4',
};
export const FINISHED = {
  'Who looks after it': 'Tom Albrecht',
  Plan: 'Automatic checks, then one output in ten is read.',
  'Solved by': '2027-02-12',
};

export async function add(running: World, form: Record<string, string | readonly string[]>) {
  const lena = running.as('Lena Hartmann');
  await lena.command('/rollout constraints');
  await lena.press('Add a constraint');
  await lena.fill(form);
  const done = await lena.submit();
  if (done.errors === undefined) await lena.close({ all: true });
  return done;
}

export const readingOf = (running: World, at = running.now().toString()) => {
  const rollout = listOpenRollouts(running.database)[0]!;
  const now = Temporal.Instant.from(at);
  const today = now.toZonedDateTimeISO(rollout.timeZone).toPlainDate();
  return { ...contextIn(running, rollout.id), now, today };
};
export const judge = (running: World, key: GateKey = 'leaving-assessment') => {
  const reading = readingOf(running);
  const gate =
    key === 'leaving-assessment'
      ? ({ kind: 'phase', rolloutId: reading.rolloutId, leaving: 'assessment' } as const)
      : ({ kind: 'wave', rolloutId: reading.rolloutId, wave: 1, teamIds: [] } as const);
  return constraintCriteria
    .filter((one) => one.appliesTo(gate))
    .map((one) => one.judge(reading, gate, 0).verdict);
};
export const owed = (running: World, at?: string) =>
  constraintObligations(readingOf(running, at)).map((one) => `${one.personId}: ${one.text}`);
