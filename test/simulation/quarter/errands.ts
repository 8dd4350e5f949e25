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
import { PHASES } from './gate-days.ts';
import { type Look, looksAt } from './gate-look.ts';
import type { House } from './house.ts';
import { approversAt, isOpen, isToReview } from './override-model.ts';

type Run = (errand: Errand) => Promise<Outcome | undefined>;
/** Somebody comes with a purpose: who, and how it is gone about. It answers what has to hold afterwards. */
export function chooseErrand(
  house: House,
  dice: Dice,
): { who: string; run(): Promise<Outcome | undefined> } | undefined {
  const look = dice.pick(looksAt(house));
  const errand = look && dice.weighed(errandsFor(look));
  const who = look && errand && personFor(house, look, errand.suits, dice);
  if (look === undefined || errand === undefined || who === undefined) return undefined;
  const desk = deskOf(house, who, look.place.id);
  return {
    who,
    async run() {
      const outcome = await errand.run({ house, dice, look, who, desk });
      await desk.leave();
      return outcome;
    },
  };
}

type Suited = { run: Run; suits: readonly string[] };

/** What there is to do draws people more than what there is not. */
function errandsFor({ all, models, context, place }: Look): [number, Suited][] {
  const now = context.now.epochMilliseconds;
  const open = all.overrides.findLast((one) => isOpen(one, now));
  const isFrozen = all.freezes.some(({ lifted }) => lifted === null);
  const mayOpen = models.get(`leaving-${place.phase}`)?.refusal === undefined;
  const toReview = all.overrides.some((one) => isToReview(one, place, now));
  const { leads } = all;
  return [
    [mayOpen ? 12 : 3, { run: openGate, suits: leads }],
    [open === undefined ? 8 : 2, { run: askForOverride, suits: leads }],
    [
      open === undefined ? 2 : 12,
      { run: decide, suits: open ? approversAt(all, open, now) : leads },
    ],
    [1, { run: withdraw, suits: open === undefined ? leads : [open.requester] }],
    [6, { run: editGate, suits: leads }],
    [toReview ? 6 : 1, { run: review, suits: leads }],
    [place.pausedAt === null ? 1 : 4, { run: pause, suits: leads }],
    [1, { run: freeze, suits: leads }],
    [isFrozen ? 4 : 0.2, { run: thaw, suits: leads }],
  ];
}

/** Mostly somebody whose it is, else a lead or a sponsor, and now and then anybody. */
function personFor(
  { workspace }: House,
  { all }: Look,
  suits: readonly string[],
  dice: Dice,
): string | undefined {
  const here = workspace.world.records.members
    .all()
    .filter(({ isBot, deactivated }) => !isBot && !deactivated)
    .map(({ id }): string => id);
  const among = (ids: readonly string[]) => dice.pick(ids.filter((id) => here.includes(id)));
  return dice.weighed([
    [7, among(suits)],
    [1, among(all.leads)],
    [1, among(all.sponsors)],
    [1, dice.pick(here)],
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
