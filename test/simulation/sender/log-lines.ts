/* What a process puts on its log. */
import type { Log } from '../../../src/platform/log.ts';

export type Line = { level: keyof Log; facts: object; says: string };

/** What a process says once it is gone is said by nobody. */
export function writtenTo(lines: Line[], isThere: () => boolean): Log {
  const at = (level: Line['level']) => (facts: object, says: string) =>
    void (isThere() && lines.push({ level, facts, says }));
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
