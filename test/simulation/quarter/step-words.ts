/* What a step is, in words. */
import type { Step } from './plan.ts';

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
