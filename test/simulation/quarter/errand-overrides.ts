/* Errands about overrides: to ask for one, and to say yes or no to one. */
import { dayAt, dayPlus } from './days.ts';
import type { Dice } from './dice.ts';
import { again, type Errand, inOrder, type Outcome, readSetting, wordsOf } from './errand.ts';
import { looksAt } from './gate-look.ts';
import type { OverrideRow } from './gate-rows.ts';
import { approversAt, isOpen, isReason, mayLastUntil } from './override-model.ts';

export async function askForOverride(errand: Errand): Promise<Outcome | undefined> {
  const { look, who, desk, dice } = errand;
  const { place, all, models, context } = look;
  const model = dice.pick([...models.values()].slice(0, 2));
  if (model === undefined) return undefined;
  const now = context.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  const isWhole = dice.chance(0.9);
  const [reason, risk] = [wordsOf(dice), wordsOf(dice)];
  const later = model.opensOn > today ? model.opensOn : dayPlus(today, 1);
  const until =
    dice.pick([
      later,
      later,
      dayPlus(later, 3),
      dayPlus(later, -1),
      today,
      dayPlus(today, 1),
      dayPlus(today, 90),
      dayPlus(today, 91),
    ]) ?? later;
  await desk.pressPassedOn('overrides.open-request', { rolloutId: place.id, gate: model.key });
  const isSent = await desk.send(({ blockId, element }) => {
    const options = (element.options ?? []) as { text: { text: string } }[];
    if (blockId.startsWith('criteria_'))
      return options.slice(isWhole ? 0 : 1).map(({ text }) => text.text);
    return { reason, risk, expires: until }[blockId];
  });
  const isAsked = all.overrides.some(
    (one) => one.change === undefined && one.gate === model.key && isOpen(one, now),
  );
  const others = [...all.leads, ...all.sponsors].some((id) => id !== who);
  const may =
    all.leads.includes(who) &&
    others &&
    isWhole &&
    !isAsked &&
    model.unmet.length > 0 &&
    model.key !== 'leaving-sustained' &&
    !all.passed.has(model.key) &&
    isReason(reason) &&
    isReason(risk) &&
    mayLastUntil(until, today) &&
    until >= model.opensOn;
  return () => {
    const asked = (again(errand)?.all.overrides ?? []).filter((one) => one.change === undefined);
    const more = asked.length - all.overrides.filter((one) => one.change === undefined).length;
    const facts = `${who} asked to override ${model.key} until ${until} (${isSent ? '' : 'no form; '}${reason} ${risk})`;
    return more === (may ? 1 : 0)
      ? undefined
      : `${facts}: ${more} requests more, and ${may ? 'it is one' : 'it is none'}.`;
  };
}

export const newest = (overrides: readonly OverrideRow[], dice: Dice, now: number) =>
  dice.chance(0.85)
    ? (overrides.findLast((one) => isOpen(one, now)) ?? overrides.at(-1))
    : dice.pick(overrides);

export async function decide(errand: Errand): Promise<Outcome | undefined> {
  const { look, who, desk, dice, house } = errand;
  const { place, all, models, context } = look;
  const now = context.now.epochMilliseconds;
  const one = newest(all.overrides, dice, now);
  if (one === undefined) return undefined;
  const value = { rolloutId: place.id, overrideId: one.id };
  const kind = dice.weighed([
    [6, 'overrides.approve-override'],
    [2, 'overrides.approve-for-good'],
    [1.5, 'overrides.open-decline'],
  ]);
  const why = dice.chance(0.8) ? 'Not before the event.' : '   ';
  const isYes = kind !== 'overrides.open-decline';
  const { change } = one;
  const setting = change && readSetting(look, change);
  const isSame =
    change === undefined || JSON.stringify(setting) === JSON.stringify(inOrder(change.before));
  const opensOn = models.get(one.gate)?.opensOn ?? '';
  const may =
    one.decided === null &&
    approversAt(all, one, now).includes(who) &&
    now <= one.answerBy &&
    dayAt(now, place.zone) <= one.expiresOn &&
    (isYes ? isSame && (change !== undefined || opensOn <= one.expiresOn) : why.trim() !== '');
  await desk.pressPassedOn(kind, value);
  if (!isYes) await desk.send(() => why);
  const isForGood = kind === 'overrides.approve-for-good' && change?.isForGood === true;
  return () => {
    const after = looksAt(house)
      .flatMap((each) => each.all.overrides)
      .find(({ id }) => id === one.id);
    const wanted = may ? (isYes ? 'approved' : 'declined') : one.decided;
    const facts = `${who} answered ${one.id} of ${one.requester} by ${kind}`;
    if (after === undefined) return undefined;
    if (after.decided !== wanted) return `${facts}: it is ${after.decided}, not ${wanted}.`;
    const isAgreed =
      !may || !isYes || change === undefined || after.change?.isForGood === isForGood;
    return isAgreed ? undefined : `${facts}: it is for good ${after.change?.isForGood}.`;
  };
}
