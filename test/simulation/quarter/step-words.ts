/* What a step is, in words. */
import type { Fault, Step } from './plan.ts';

/** What is done in a step, in a word. */
export function sayWhat(what: Step['what']): string {
  switch (what.kind) {
    case 'act':
      return what.doing;
    case 'turn':
      return what.turn;
    case 'program':
      return what.program;
    case 'tick':
      return 'jobs';
  }
}

/** What a step is, in words. */
export function sayStep({ at, what, fault }: Step): string {
  return `${at} ${what.kind} ${sayWhat(what)}${fault === undefined ? '' : ` with ${JSON.stringify(fault)}`}`;
}

const DONE: Readonly<Record<string, string>> = {
  needed: 'someone does what is asked of them',
  errand: 'someone tries what only some may do',
  message: 'someone presses a button in a message',
  command: 'someone types a command',
  door: 'someone opens a form or a list',
  mistype: 'someone mistypes a command',
  shortcut: 'someone uses a shortcut',
  say: 'someone writes to the bot',
  leaves: 'someone leaves the company',
  returns: 'someone is back in the company',
  moves: 'someone moves to another time zone',
  status: 'someone sets a status',
  quiet: 'someone pauses notifications',
  wavers: 'someone changes several things at once',
  'kicks-bot': 'the bot is removed from the channel',
  'invites-bot': 'the bot is invited to the channel',
  restart: 'the bot restarts',
  bridge: 'a program sends usage',
  tool: 'a tool sends measurements',
  asker: 'a program asks who has access',
  jobs: 'the jobs run',
};

const TROUBLES: Readonly<Record<Fault['kind'], string>> = {
  death: 'the bot crashes',
  'lost-answer': 'Slack’s answer is lost',
  'lost-request': 'a call to Slack is lost',
  'slow-down': 'Slack asks to slow down',
  'server-error': 'Slack has an error',
  redelivery: 'Slack delivers twice',
  'full-disk': 'the disk is full',
  locked: 'the database is locked',
  clock: 'the clock is wrong',
  'late-events': 'Slack’s events are late',
  'late-acts': 'clicks arrive late',
  receiver: 'a receiver is in trouble',
};

/** A step for those who watch, what goes wrong first: the line on the page is short. */
export function sayForPage({ what, fault }: Step): string {
  const done = DONE[sayWhat(what)] ?? sayWhat(what);
  return fault === undefined ? done : `${TROUBLES[fault.kind]} as ${done}`;
}
