import type { OptInOutcome } from './opt-in.ts';

/** The answer to a team that asks to join. */
export function optInWords(outcome: OptInOutcome, teamName: string): string {
  switch (outcome.kind) {
    case 'queued':
      return `${teamName} is in the queue, at place ${outcome.place}.`;
    case 'already-asked':
      return `${teamName} has already asked and keeps its place: ${outcome.place}.`;
    case 'already-live':
      return `${teamName} is already live; there is nothing to join.`;
    case 'no-reason':
      return 'Please say in a sentence why the team wants to join; it helps to plan the wave.';
  }
}
