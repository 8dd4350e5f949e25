/* What the log says of a flush: each trouble has its line, and without one there is none. */
import type { Expect, Flush } from './flush.ts';
import type { Line } from './log-lines.ts';
import { outcomeOf } from './row-model.ts';
import type { Yard } from './yard.ts';

const isOurs = (payload: string) => payload === '"throws"' || payload === '"throws-after"';

export type LogWatch = { judge(flush: Flush, lines: readonly Line[], expect: Expect): void };

export function watchLog(yard: Yard): LogWatch {
  let isPaused = false;
  return {
    judge({ before, after, calls, closed, hasDied }, lines, expect) {
      const has = (level: Line['level']) => lines.filter((one) => one.level === level).length;
      const wasPaused = isPaused;
      isPaused = !hasDied && yard.status().state === 'paused';
      if (hasDied) return;
      const asked = calls.filter(
        ({ fate, error }) => fate?.kind === 'slower' || error === 'ratelimited',
      );
      expect(has('info') >= asked.length, () => `Slack asked for patience, and nobody notes it.`);
      const unclear = calls.filter((call) => outcomeOf(call) === 'unknown').length;
      const isUnsure = ({ state, settled }: { state: string; settled: number | null }) =>
        state === 'unknown' && settled !== null;
      const known = new Set(before.filter(isUnsure).map(({ id }) => id));
      const unsure = after.filter(
        (row) => isUnsure(row) && !known.has(row.id) && row.joined === null,
      );
      const warned = has('warn');
      expect(
        warned >= unclear && warned <= unclear + unsure.length,
        () =>
          `${unclear} answers were lost and ${unsure.length} not found; the log has ${JSON.stringify(lines)}.`,
      );
      const later = new Map(after.map((row) => [row.id, row]));
      const tried = before.filter(
        (row) => isOurs(row.payload) && (later.get(row.id)?.attempts ?? 0) > row.attempts,
      );
      const now = yard.closed();
      const may = tried.filter(({ destination }) => !closed.has(destination));
      const sure = may.filter(({ destination }) => !now.has(destination));
      const shut = isPaused && !wasPaused ? 1 : 0;
      const errors = lines.filter(({ level }) => level === 'error');
      expect(
        errors.length >= sure.length + shut && errors.length <= may.length + shut,
        () => `${sure.length} broke and ${shut} was shut; the log has ${JSON.stringify(errors)}.`,
      );
    },
  };
}

/** A new process tells of what the last one had on its way. */
export function judgeBoot(hasHalf: boolean, lines: readonly Line[], expect: Expect): void {
  const warned = lines.filter(({ level }) => level === 'warn').length;
  expect(warned === (hasHalf ? 1 : 0), () => `It begins with ${warned} warnings: ${hasHalf}.`);
}
