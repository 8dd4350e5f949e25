/* The way from Slack to the bot. What is sent may be held on it, and arrives later, in another order, and twice. */

import type { Envelope, EnvelopeType } from '../../../src/practice/socket-mode/envelope.ts';
import type { Deliver } from '../../../src/practice/socket-mode/in-process.ts';
import type { Dice } from './dice.ts';

export type Mail = {
  /** Holds what is sent from now on, so long by the company's clock; undefined: nothing more. */
  hold(what: { acts: boolean; minutes: number } | undefined): void;
  /** To whom it goes from here on. */
  reaches(bot: Deliver): void;
  /** Hands it on, or holds it. */
  pass(envelope: Envelope, deliver: Deliver): ReturnType<Deliver>;
  /**
   * Brings what has been held long enough, or at the end all of it; the last that was sent may come first.
   * True when there was something.
   */
  bring(dice: Dice, isEnd?: boolean): Promise<boolean>;
  /** How many things are on their way. */
  waiting(): number;
};

type Held = { envelope: Envelope; until: Temporal.Instant };

const ACTS: ReadonlySet<EnvelopeType> = new Set(['interactive', 'slash_commands']);

export function openMail(now: () => Temporal.Instant): Mail {
  let holding: { acts: boolean; minutes: number } | undefined;
  let held: Held[] = [];
  let latest: Deliver | undefined;
  let copies = 0;

  async function hand({ envelope, until }: Held): Promise<void> {
    await latest?.(envelope).catch(() => {
      // Slack sends an event again that nobody acknowledged; an act is lost.
      if (!ACTS.has(envelope.type)) held.push({ envelope, until });
    });
  }

  /** The same event, told once more as if it were another one. */
  function copyOf({ envelope, until }: Held): Held {
    copies += 1;
    const payload = ACTS.has(envelope.type)
      ? envelope.payload
      : { ...envelope.payload, event_id: `EvCOPY${copies}` };
    return { until, envelope: { ...envelope, envelope_id: `copy-${copies}`, payload } };
  }

  return {
    hold(what) {
      holding = what;
    },
    reaches(bot) {
      latest = bot;
    },
    async pass(envelope, deliver) {
      if (holding === undefined || ACTS.has(envelope.type) !== holding.acts)
        return deliver(envelope);
      held.push({ envelope, until: now().add({ minutes: holding.minutes }) });
      if (holding.acts) throw new Error('Nothing was heard in time.');
      return undefined;
    },
    async bring(dice, isEnd = false) {
      const isDue = ({ until }: Held) => isEnd || Temporal.Instant.compare(until, now()) <= 0;
      const due = held.filter(isDue);
      if (due.length === 0) return false;
      held = held.filter((one) => !isDue(one));
      const twice = due.filter(() => dice.chance(0.3)).map(copyOf);
      const order = [...due, ...twice].map((one) => ({ one, by: dice.below(1000) }));
      for (const { one } of order.toSorted((a, b) => a.by - b.by)) await hand(one);
      return true;
    },
    waiting: () => held.length,
  };
}
