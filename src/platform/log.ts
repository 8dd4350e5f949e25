import { pino } from 'pino';
import { fraction } from './entropy.ts';

export type Log = {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

const SLACK_TOKEN = /xox[a-z]-[\w-]+|xapp-[\w-]+/g;

/** Lines of JSON on standard error; whatever looks like a Slack token is cut out of every line. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      hooks: { streamWrite: (line: string) => line.replace(SLACK_TOKEN, '[slack-token]') },
    },
    pino.destination(2),
  );
}

export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};

/** A short reference that a person can read out: four characters without look-alikes. */
export function shortReference(random: () => number = fraction): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return Array.from({ length: 4 }, () => letters[Math.floor(random() * letters.length)]).join('');
}
