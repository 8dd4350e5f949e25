/* What programs hear that ask about access: of a team, and of a person through the strongest of their teams. */
import { findFlag } from '../../../src/features/access/ofrep/ask-access.usecase.ts';
import { contextOf } from '../../../src/platform/request.ts';
import type { TeamModel } from './access-model.ts';
import type { RolloutRow, TeamRow } from './access-rows.ts';
import { diceFrom } from './dice.ts';
import type { Report, Scene } from './watch.ts';

export type Modelled = readonly { team: TeamRow; model: TeamModel }[];

const FLAGS_ASKED = 3;
const STRENGTH = ['live', 'grace', 'frozen', 'waiting', 'suspended'];

/** Programs that ask by OFREP hear the same: of a team, of a person through the strongest of their teams, of a stranger. */
export function judgeFlags(
  { house, now, step }: Scene,
  { id, zone }: RolloutRow,
  modelled: Modelled,
  report: Report,
): void {
  const { database, app } = house.bot();
  const dice = diceFrom(step?.seed ?? 1);
  const state = contextOf(
    { database, product: app.product, now },
    { id: id as never, timeZone: zone },
  );
  const ask = (target: string) => findFlag(state, { key: id, target });
  for (let count = 0; count < FLAGS_ASKED; count += 1) {
    const one = dice.pick(modelled);
    if (one === undefined) return;
    const { team, model } = one;
    const isNarrowed = model.state === 'frozen' && model.rolledBack?.step === 'narrow';
    const isOn = ['live', 'grace', 'frozen'].includes(model.state) && !isNarrowed;
    const flag = ask(dice.chance(0.5) ? team.id : team.name);
    const heard = [
      flag?.value,
      flag?.variant,
      flag?.metadata.gate,
      flag?.metadata.wave,
      flag?.metadata.until,
      flag?.metadata.newSeats,
      flag?.reason,
    ];
    const reason = model.state === 'suspended' ? 'DISABLED' : 'TARGETING_MATCH';
    const wanted = [
      ...[isOn, model.state, model.gate, model.wave, model.lastOn, model.newSeats],
      reason,
    ];
    report.expect(
      heard.join() === wanted.join(),
      () => `The flag of ${team.name} says ${heard.join()}, and should say ${wanted.join()}.`,
    );
    const person = dice.pick([...model.people.keys()]);
    if (person !== undefined) judgePerson(person, modelled, ask(person), report);
  }
}

function judgePerson(
  person: string,
  modelled: Modelled,
  flag: ReturnType<typeof findFlag>,
  report: Report,
): void {
  const [best] = modelled
    .flatMap(({ team, model }) => {
      const said = model.people.get(person);
      return said === undefined ? [] : [{ ...said, id: team.id, model }];
    })
    .toSorted(
      (a, b) =>
        Number(b.allowed) - Number(a.allowed) ||
        STRENGTH.indexOf(a.state) - STRENGTH.indexOf(b.state) ||
        (a.id < b.id ? -1 : 1),
    );
  report.expect(
    flag?.value === best?.allowed &&
      flag?.variant === best?.state &&
      flag?.metadata.gate === best?.model.gate &&
      flag?.metadata.wave === best?.model.wave &&
      (flag?.reason === 'DISABLED') === (best?.state === 'suspended'),
    () =>
      `The flag of ${person} says ${flag?.value} and ${flag?.variant}, and should say ${best?.allowed} and ${best?.state}.`,
  );
}
