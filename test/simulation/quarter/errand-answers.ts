/* Errands about overrides that were asked for: to take one back, and to say what came of one. */
import { again, type Errand, type Outcome } from './errand.ts';
import { newest } from './errand-overrides.ts';
import { isToReview } from './override-model.ts';

export async function withdraw(errand: Errand): Promise<Outcome | undefined> {
  const { look, who, desk, dice } = errand;
  const one = newest(look.all.overrides, dice, look.context.now.epochMilliseconds);
  if (one === undefined) return undefined;
  const may = one.decided === null && one.requester === who;
  // Whoever asked as a lead, and has no part in the rollout any more, is let do nothing in it.
  const { leads, sponsors } = look.all;
  const isSure = [...leads, ...sponsors].includes(who);
  await desk.pressPassedOn('overrides.withdraw-override', {
    rolloutId: look.place.id,
    overrideId: one.id,
  });
  return () => {
    const after = again(errand)?.all.overrides.find(({ id }) => id === one.id)?.decided;
    const wanted = may ? 'withdrawn' : one.decided;
    const isAsBefore = may && !isSure && after === one.decided;
    return after === undefined || after === wanted || isAsBefore
      ? undefined
      : `${who} took ${one.id} back: it is ${after}.`;
  };
}

export async function review(errand: Errand): Promise<Outcome | undefined> {
  const { look, who, desk, dice } = errand;
  const { place, all, context } = look;
  const now = context.now.epochMilliseconds;
  const due = all.overrides.filter((one) => isToReview(one, place, now));
  const one = dice.chance(0.8)
    ? (dice.pick(due) ?? dice.pick(all.overrides))
    : dice.pick(all.overrides);
  if (one === undefined) return undefined;
  const finding = dice.chance(0.8) ? 'Two cases waited; nobody was harmed.' : '  ';
  const may = isToReview(one, place, now) && all.leads.includes(who) && finding.trim() !== '';
  await desk.pressPassedOn('overrides.open-review', { rolloutId: place.id, overrideId: one.id });
  await desk.send(() => finding);
  return () => {
    const after = again(errand)?.all.overrides.find(({ id }) => id === one.id)?.reviewer;
    const wanted = may ? who : one.reviewer;
    return after === undefined || after === wanted
      ? undefined
      : `${who} reviewed ${one.id}: reviewed by ${after}, not ${wanted}.`;
  };
}
