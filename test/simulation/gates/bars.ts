/* Two states of what a gate asks: what differs between them, and what asks the most of both. */
import type { Asked } from '../quarter/gate-rows.ts';

/** Whether a higher number is the easier one; undefined for what nobody judges any more. */
export type Upward = ReadonlyMap<string, boolean>;

export function stricterOf(
  frozen: readonly Asked[],
  wanted: readonly Asked[],
  upward: Upward,
): Asked[] {
  const other = new Map(wanted.map((one) => [one.name, one]));
  const known = new Set(frozen.map(({ name }) => name));
  return [
    ...frozen.map((was) => {
      const is = other.get(was.name);
      const isUpward = upward.get(was.name);
      if (was.threshold === undefined || is?.threshold === undefined) return was;
      if (isUpward === undefined || is.version !== was.version) return was;
      const both = [was.threshold.value, is.threshold.value];
      const value = isUpward ? Math.min(...both) : Math.max(...both);
      return { ...was, threshold: { ...was.threshold, value } };
    }),
    ...wanted.filter(({ name }) => !known.has(name)),
  ];
}

/** How many sentences say what differs: each number, each definition, and what came or went. */
export function differences(before: readonly Asked[], after: readonly Asked[]): number {
  const was = new Map(before.map((one) => [one.name, one]));
  const is = new Set(after.map(({ name }) => name));
  const changed = after.map((one) => {
    const old = was.get(one.name);
    if (old === undefined) return 1;
    return (
      Number(old.threshold?.value !== one.threshold?.value) + Number(old.version !== one.version)
    );
  });
  return (
    changed.reduce((sum, one) => sum + one, 0) + before.filter(({ name }) => !is.has(name)).length
  );
}

export const inWords = (asked: readonly Asked[]) =>
  asked.map(({ name, version, threshold }) => `${name} ${version} ${threshold?.value}`).join();
