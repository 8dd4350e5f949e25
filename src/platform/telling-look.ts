/*
 * Most answers need no more of a moment than its day. Which ones do is heard, like the tables that they
 * read: the look that a computation is handed tells whoever listens when it is asked for its moment.
 */
import { noteMoment } from './reading.ts';

const plainLooks = new WeakMap<object, object>();

/** The same look, which tells when it is asked for its moment; whoever copies it has asked. */
export function telling<Look extends { now: Temporal.Instant }>(look: Look): Look {
  const plain = withoutTelling(look);
  const { now } = plain;
  const told = Object.defineProperty({ ...plain }, 'now', {
    enumerable: true,
    get() {
      noteMoment();
      return now;
    },
  });
  plainLooks.set(told, plain);
  return told;
}

/** The look that nobody hears of, for whoever says themselves how much of the moment they ask for. */
export function withoutTelling<Look extends object>(look: Look): Look {
  return (plainLooks.get(look) as Look | undefined) ?? look;
}
