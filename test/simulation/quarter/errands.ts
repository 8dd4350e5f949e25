/*
 * What leads, sponsors and those who try their luck come to do about gates. Each errand knows beforehand, by
 * the model, whether it may succeed, and afterwards whether it did: neither too much nor too little.
 */

import { deskOf } from './desk.ts';
import type { Dice } from './dice.ts';
import { again, type Errand, type Outcome } from './errand.ts';
import { review, withdraw } from './errand-answers.ts';
import { freeze, pause, thaw } from './errand-brakes.ts';
import { editGate } from './errand-edit.ts';
import { askForOverride, decide } from './errand-overrides.ts';
import { type Look, looksAt } from './gate-look.ts';
import { PHASES } from './gate-model.ts';
import type { House } from './house.ts';

type Run = (errand: Errand) => Promise<Outcome | undefined>;
const ERRANDS: readonly (readonly [number, Run])[] = [
  [4, openGate],
  [4, askForOverride],
  [7, decide],
  [1, withdraw],
  [4, editGate],
  [2, review],
  [1, pause],
  [1, freeze],
  [1, thaw],
];

/** Somebody comes with a purpose. Answers who, and what has to hold afterwards. */
export async function runErrand(
  house: House,
  dice: Dice,
): Promise<{ who: string; outcome?: Outcome }> {
  const look = dice.pick(looksAt(house));
  const run = dice.weighed(ERRANDS);
  const who = look && personFor(house, look, dice);
  if (look === undefined || who === undefined) return { who: '' };
  const desk = deskOf(house, who);
  const outcome = await run({ house, dice, look, who, desk });
  await desk.leave();
  return outcome === undefined ? { who } : { who, outcome };
}

/** Mostly a lead or a sponsor, and now and then anybody. */
function personFor({ workspace }: House, { all }: Look, dice: Dice): string | undefined {
  const here = workspace.world.records.members
    .all()
    .filter(({ isBot, deactivated }) => !isBot && !deactivated)
    .map(({ id }): string => id);
  const leads = all.leads.filter((id) => here.includes(id));
  const sponsors = all.sponsors.filter((id) => here.includes(id));
  return dice.weighed([
    [6, dice.pick(leads)],
    [3, dice.pick(sponsors)],
    [1.5, dice.pick(here)],
  ]);
}

async function openGate(errand: Errand): Promise<Outcome> {
  const { look, who, desk, dice } = errand;
  const { place, all, models } = look;
  const next = PHASES[PHASES.indexOf(place.phase) + 1];
  const model = models.get(`leaving-${place.phase}`);
  const may =
    all.leads.includes(who) &&
    next !== undefined &&
    model !== undefined &&
    model.refusal === undefined;
  if (dice.chance(0.5)) await desk.command('/rollout gate open');
  else
    await desk.pressPassedOn('gates.open-gate', {
      rolloutId: place.id,
      gate: `leaving-${place.phase}`,
    });
  await desk.send(() => undefined);
  return () => {
    const phase = again(errand)?.place.phase;
    const wanted = may ? next : place.phase;
    return phase === wanted
      ? undefined
      : `${who} came to open the gate of ${place.phase}: now it is ${phase}, not ${wanted}.`;
  };
}
