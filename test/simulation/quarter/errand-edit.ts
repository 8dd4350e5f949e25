/* An errand about what a gate asks: harder at once, easier only with a second person. */

import { dayAt, dayPlus } from './days.ts';
import { again, type Errand, type Outcome } from './errand.ts';
import type { Asked } from './gate-rows.ts';
import { isOpen, isReason, mayLastUntil } from './override-model.ts';

const GOOD = 'The wave has only two small teams.';

export async function editGate(errand: Errand): Promise<Outcome | undefined> {
  const { look, who, desk, dice } = errand;
  const { place, all, models, context } = look;
  const key = dice.pick([...models.keys()].slice(0, 3));
  const current = all.versions.findLast(({ gate }) => gate === key);
  if (key === undefined || current === undefined) return undefined;
  const now = context.now.epochMilliseconds;
  const today = dayAt(now, place.zone);
  const wanted = new Map<string, number>();
  for (const { name, threshold } of current.criteria) {
    if (threshold === undefined || dice.chance(0.5)) continue;
    wanted.set(name, Math.max(0, threshold.value + (dice.pick([-2, -1, 0, 1, 1, 2]) ?? 0)));
  }
  const reason = dice.pick([GOOD, GOOD, GOOD, 'because']) ?? GOOD;
  const last = dice.pick([
    undefined,
    undefined,
    today,
    dayPlus(today, 1),
    dayPlus(today, 5),
    dayPlus(today, 90),
    dayPlus(today, 91),
  ]);
  await desk.pressPassedOn('gates.open-edit', { rolloutId: place.id, gate: key });
  const isSent = await desk.send(({ blockId }) => {
    if (blockId === 'reason') return reason;
    if (blockId === 'loosens_until') return last;
    const value = wanted.get(blockId.replace('threshold_', ''));
    return value === undefined ? undefined : String(value);
  });
  const upward = new Set<string>(
    context.product.criteria.flatMap((one) => (one.isEasierWhenHigher === true ? [one.name] : [])),
  );
  const known = new Set<string>(context.product.criteria.map(({ name }) => name));
  const moves = current.criteria.map((one) => {
    const from = one.threshold?.value ?? 0;
    const to = wanted.get(one.name) ?? from;
    return { name: one.name, from, to, isEasier: upward.has(one.name) ? to > from : to < from };
  });
  if (moves.some(({ name }) => !known.has(name))) return undefined;
  const easier = moves.filter(({ isEasier }) => isEasier);
  const isHarder = moves.some(({ from, to, isEasier }) => from !== to && !isEasier);
  const isWaiting = all.overrides.some(
    ({ change, ...one }) =>
      change?.kind === 'gates.criteria' &&
      change.subject === key &&
      isOpen({ ...one, change }, now),
  );
  const others = [...all.leads, ...all.sponsors].some((id) => id !== who);
  const isAsked =
    easier.length > 0 &&
    isReason(reason) &&
    (last === undefined || mayLastUntil(last, today)) &&
    others &&
    !isWaiting;
  const isRefused = easier.length > 0 && !isAsked;
  const may = isSent && all.leads.includes(who);
  const values = (criteria: readonly Asked[]) =>
    criteria.map(({ threshold }) => threshold?.value ?? 0).join();
  const after =
    may && isHarder && !isRefused
      ? moves.map(({ from, to, isEasier }) => (isEasier ? from : to)).join()
      : values(current.criteria);
  return () => {
    const then = again(errand)?.all;
    const version = then?.versions.findLast(({ gate }) => gate === key);
    if (then === undefined || version === undefined) return undefined;
    const facts = `${who} changed ${key} from ${values(current.criteria)} to ${moves.map(({ to }) => to)} until ${last} (${reason})`;
    if (values(version.criteria) !== after)
      return `${facts}: it asks ${values(version.criteria)}, not ${after}.`;
    const more = then.overrides.length - all.overrides.length;
    return more === Number(may && isAsked)
      ? undefined
      : `${facts}: ${more} requests more, and should be ${may && isAsked}.`;
  };
}
