import { LogLevel } from '@slack/web-api';
import type { Log } from '../log.ts';

/** The Web API client's own remarks, for those who debug; what matters is logged by the sender. */
export function mutedLogger(log: Log) {
  const say = (...parts: unknown[]) => log.debug({}, parts.map(String).join(' '));
  return {
    debug: () => {},
    info: say,
    warn: say,
    error: say,
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
