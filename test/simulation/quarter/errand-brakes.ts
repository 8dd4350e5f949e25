/* Errands about what stops a rollout: a pause and its end, a freeze and its end. */
import { dayAt, dayPlus, daysFrom } from './days.ts';
import { again, type Errand, type Outcome } from './errand.ts';

export async function pause(errand: Errand): Promise<Outcome> {
  const { look, who, desk, dice } = errand;
  const { place, all } = look;
  const reason = dice.chance(0.85) ? ' the vendor is down' : '';
  const isOn = place.pausedAt !== null;
  const wants = dice.chance(0.85) ? !isOn : isOn;
  await desk.command(`/rollout ${wants ? 'pause' : 'resume'}${reason}`);
  const may = all.leads.includes(who) && reason !== '' && wants !== isOn;
  return () => {
    const after = again(errand);
    if (after === undefined) return undefined;
    const isPaused = after.place.pausedAt !== null;
    const open = after.all.pauses.filter(({ until }) => until === null).length;
    if (open !== Number(isPaused)) return `There are ${open} open pauses, and it is ${isPaused}.`;
    return isPaused === (may ? wants : isOn)
      ? undefined
      : `${who} typed ${wants ? 'pause' : 'resume'}: paused is ${isPaused}.`;
  };
}

export async function freeze(errand: Errand): Promise<Outcome> {
  const { look, who, desk, dice } = errand;
  const { place, all, context } = look;
  const today = dayAt(context.now.epochMilliseconds, place.zone);
  const from = dayPlus(today, dice.below(4) - 1);
  const days = dice.pick([0, 1, 1, 2, -1, 59, 60]) ?? 1;
  const isIncident = dice.chance(0.15);
  const until = dayPlus(from, days);
  const reason = dice.chance(0.85) ? 'year end' : '';
  await desk.command(
    isIncident ? `/rollout freeze now ${reason}` : `/rollout freeze ${from} ${until} ${reason}`,
  );
  const [first, last] = isIncident ? [today, null] : [from, until];
  const isKnown = all.freezes.some(
    (one) => one.lifted === null && one.from === first && one.until === last,
  );
  const isSound = isIncident || (until >= from && until >= today && daysFrom(from, until) < 60);
  const may = all.leads.includes(who) && reason !== '' && isSound && !isKnown;
  return () => {
    const more = (again(errand)?.all.freezes.length ?? 0) - all.freezes.length;
    return more === (may ? 1 : 0)
      ? undefined
      : `${who} froze ${first} to ${last} for ${reason}: ${more} more.`;
  };
}

/** Ends a freeze early, or one that is over. */
export async function thaw(errand: Errand): Promise<Outcome | undefined> {
  const { look, who, desk, dice } = errand;
  const { place, all, context } = look;
  const today = dayAt(context.now.epochMilliseconds, place.zone);
  const one = dice.chance(0.7)
    ? all.freezes.find(({ lifted }) => lifted === null)
    : dice.pick(all.freezes);
  if (one === undefined) return undefined;
  const isOver = one.lifted !== null || (one.until !== null && one.until < today);
  await desk.pressPassedOn('freezes.lift-freeze', { rolloutId: place.id, freezeId: one.id });
  const may = all.leads.includes(who) && !isOver;
  return () => {
    const after = again(errand)?.all.freezes.find(({ id }) => id === one.id);
    const isLifted = after?.lifted !== null;
    const wanted = may || one.lifted !== null;
    return after === undefined || isLifted === wanted
      ? undefined
      : `${who} ended a freeze: ended is ${isLifted}.`;
  };
}
