/* What acts about gates share: who comes, what the model knows beforehand, and what came of it. */
import type { Gate } from '../../../src/features/contract/gate.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import type { RolloutRequest } from '../../../src/platform/request.ts';
import type { Dice } from '../quarter/dice.ts';
import { PHASES } from '../quarter/gate-days.ts';
import { type Look, modelOf } from '../quarter/gate-look.ts';
import type { GateModel } from '../quarter/gate-model.ts';
import type { Yard } from './gate-yard.ts';

export type Coming = {
  yard: Yard;
  dice: Dice;
  look: Look;
  who: UserId;
  request: RolloutRequest;
  now: number;
  today: string;
};

/** What was answered, what should have been, and the acts that the record should have gained. */
export type Done = { says: string; wanted: string; got: string; acts: readonly string[] };
export type Act = (coming: Coming) => Done | undefined;

export const day = (on: string) => Temporal.PlainDate.from(on);

/** A gate of a phase, also of one that is behind, or of a planned wave. */
export function someGate(
  { dice, look }: Coming,
  among: readonly Gate[] = look.gates,
): { gate: Gate; key: string; model: GateModel } {
  const ahead = dice.pick(among);
  const leaving = dice.pick(PHASES) ?? 'assessment';
  const gate =
    ahead !== undefined && dice.chance(0.85)
      ? ahead
      : ({ kind: 'phase', rolloutId: look.place.id, leaving } as unknown as Gate);
  const key = gate.kind === 'wave' ? `wave-${gate.wave}` : `leaving-${gate.leaving}`;
  return { gate, key, model: modelOf(look.context, look.all, look.place, gate) };
}

const REASONS = [
  'The customer event on 1 March needs two teams.',
  'Two teams repeated it with one outcome.',
];
/** Mostly a reason. */
export const reasonFrom = (dice: Dice) =>
  (dice.chance(0.88) ? dice.pick(REASONS) : dice.pick(['', 'x', 'because', 'ok ok ok', '   '])) ??
  '';
