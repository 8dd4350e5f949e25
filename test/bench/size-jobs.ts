/* What the bot does by itself in a large rollout, through its runner. */
import type { Cost } from './loop-meter.ts';
import { sendCommand } from './signed-load.ts';
import type { Target } from './size-reads.ts';
import type { SizedBot } from './sized-process.ts';

export type Step = {
  what: string;
  state: string;
  target: Target | undefined;
  run(bot: SizedBot): Promise<Cost>;
};

const HELD = 50;
/** As long as it takes, in pieces. */
const ONLY_HELD: Target = { cpu: Number.POSITIVE_INFINITY, held: HELD };
const job = (name: string, dryRun = false) => ({ kind: 'job', name, dryRun }) as const;
const move = (bot: SizedBot, minutes: number) => bot.ask({ kind: 'move', minutes });
/** Enough ticks for whatever follows from what has happened to be done. */
const TICKS_TO_REST = 12;

async function rest(bot: SizedBot): Promise<void> {
  for (let tick = 0; tick < TICKS_TO_REST; tick += 1) {
    await move(bot, 1);
    await bot.within(bot.ask({ kind: 'tick' }));
    await bot.ask({ kind: 'go-on' });
    await bot.ask({ kind: 'keep-up' });
    await bot.within(bot.ask({ kind: 'flush' }));
  }
}

/** Places are looked up when they are new, long before the Monday that is measured. */
async function onMonday(bot: SizedBot): Promise<Cost> {
  await bot.within(bot.ask(job('calendars.public-holidays')));
  return bot.cost(() => bot.ask({ kind: 'tick' }));
}

/** What falls due on a Monday, on a bot that has just started, has looked at nothing yet and knows no place. */
export const mondayStep: Step = {
  what: 'a Monday, all jobs in turns',
  state: 'just started',
  target: ONLY_HELD,
  run: (bot) => bot.cost(() => bot.ask({ kind: 'minute' })),
};

/** In their order: what was never looked at before comes first, what changed nothing last. */
export const jobSteps: readonly Step[] = [
  {
    what: 'what is kept of all teams',
    state: 'after a start, beside everything else',
    target: ONLY_HELD,
    run: (bot) => bot.cost(() => bot.ask({ kind: 'keep-up' })),
  },
  {
    what: 'access of everyone',
    state: 'for the first time',
    target: undefined,
    run: (bot) => bot.cost(() => bot.ask(job('access.sweep'))),
  },
  {
    what: 'weekly digest',
    state: 'after a write',
    target: { cpu: 150, held: HELD },
    run: (bot) => bot.cost(() => bot.ask(job('digests.weekly', true))),
  },
  {
    what: 'weekly digest',
    state: 'when someone has looked before',
    target: { cpu: 150, held: HELD },
    async run(bot) {
      await bot.within(sendCommand(bot.port(), 'status'));
      return bot.cost(() => bot.ask(job('digests.weekly', true)));
    },
  },
  {
    what: 'nudges of all champions, one round',
    state: 'for the first time',
    target: { cpu: 150, held: HELD },
    run: (bot) => bot.cost(() => bot.ask({ kind: 'round' })),
  },
  {
    what: 'the minute job',
    state: 'with all that is due on a Monday',
    target: ONLY_HELD,
    run: onMonday,
  },
  {
    what: 'the minute job',
    state: 'nothing changed',
    target: { cpu: HELD, held: HELD },
    async run(bot) {
      await rest(bot);
      await bot.within(bot.ask(job('access.sweep')));
      await bot.within(bot.ask({ kind: 'round' }));
      await move(bot, 1);
      return bot.cost(() => bot.ask({ kind: 'tick' }));
    },
  },
  {
    what: 'access of everyone',
    state: 'again, nothing changed',
    target: { cpu: 150, held: HELD },
    async run(bot) {
      await move(bot, 6);
      return bot.cost(() => bot.ask(job('access.sweep')));
    },
  },
  {
    what: 'nudges of all champions, one round',
    state: 'again, nothing changed',
    target: { cpu: 100, held: HELD },
    async run(bot) {
      await move(bot, 16);
      return bot.cost(() => bot.ask({ kind: 'round' }));
    },
  },
];
