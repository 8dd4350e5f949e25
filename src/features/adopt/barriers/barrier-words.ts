import type { Band } from '../pulses/pulse-band.ts';
import type { Construct } from '../pulses/pulse-item.ts';
import type { Barrier } from './barrier.ts';

/** Each barrier as it stands in a sentence, and the one kind of action that helps against it. */
export const barrierWords: Readonly<Record<Construct, { is: string; action: string }>> = {
  sense: {
    is: 'seeing why it is done',
    action: 'say in the sponsor’s own words why this is done, and what stays as it is',
  },
  part: {
    is: 'having a part in it',
    action: 'give the champion hours to work on it with people at their own desks',
  },
  doing: {
    is: 'being able to do it in daily work',
    action: 'give people time to practise on their own cases, and training where it is missing',
  },
  worth: {
    is: 'finding it worth the effort',
    action: 'show what learnings changed and how good the outputs are, and mend what people named',
  },
};

export const bandWords: Readonly<Record<Band, string>> = {
  most: 'most',
  half: 'about half',
  few: 'few',
};

/** The barrier in one sentence, for pages, digests and the sponsor. */
export function sayBarrier(barrier: Barrier): string {
  switch (barrier.kind) {
    case 'unknown':
      return 'I do not know yet what holds people back most: it takes two pulses with five answers or more.';
    case 'none':
      return 'Nothing holds people back that the pulse asks about: most people say yes to all of it.';
    case 'mixed':
      return 'What holds people back is mixed: nothing is shown to be weaker than the rest.';
    case 'named':
      return `What holds people back most is ${barrierWords[barrier.construct].is}.`;
  }
}
