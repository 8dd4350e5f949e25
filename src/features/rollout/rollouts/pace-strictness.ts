import { type Phase, phases, phaseTitles } from '../../contract/phase.ts';
import type { Pace } from './rollout.ts';

const pacePhases = ['infrastructure', 'expansion', 'broad', 'sustained'] as const;

/** The later week of each phase; what one person may set alone. In order where both calendars are. */
export function slowest(a: Pace, b: Pace): Pace {
  return {
    infrastructure: Math.max(a.infrastructure, b.infrastructure),
    expansion: Math.max(a.expansion, b.expansion),
    broad: Math.max(a.broad, b.broad),
    sustained: Math.max(a.sustained, b.sustained),
  };
}

/** The phases ahead that a calendar would let begin sooner. */
export function soonerPhases(from: Pace, to: Pace, reached: Phase): (keyof Pace)[] {
  const ahead = phases.slice(phases.indexOf(reached) + 1);
  return pacePhases.filter((phase) => ahead.includes(phase) && to[phase] < from[phase]);
}

/** "The broad rollout could begin in week 5 instead of week 10." */
export function saySooner(phase: keyof Pace, from: Pace, to: Pace): string {
  const what = phase === 'sustained' ? 'Sustained use' : `The ${phaseTitles[phase]}`;
  return `${what} could begin in week ${to[phase]} instead of week ${from[phase]}.`;
}
