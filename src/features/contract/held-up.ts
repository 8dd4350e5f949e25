import type { TeamId, UserId } from '../../platform/ids.ts';
import type { GateKey } from './gate.ts';
import { sayGate, sayPhase } from './gate-words.ts';
import type { Phase } from './phase.ts';

/**
 * What stands still until an obligation is settled. Features refer to it and never word it, so that one
 * thing is one thing to whoever counts. Names are safe mrkdwn.
 */
export type HeldUp =
  | { kind: 'gate'; gate: GateKey }
  | { kind: 'phase'; phase: Phase }
  | { kind: 'wave'; number: number }
  | { kind: 'next-wave' }
  | { kind: 'team-in-wave'; teamId: TeamId; teamName: string; number: number }
  | { kind: 'new-access'; teamId: TeamId; teamName: string }
  | { kind: 'certificate'; teamId: TeamId; teamName: string }
  | {
      kind: 'role';
      personId: UserId;
      name: string;
      role: string;
      teamId: TeamId;
      teamName: string;
    };

/** The thing in words that stand within a sentence: "the gate to the broad rollout", "wave 2". */
export function sayHeldUp(heldUp: HeldUp): string {
  switch (heldUp.kind) {
    case 'gate':
      return sayGate(heldUp.gate);
    case 'phase':
      return sayPhase(heldUp.phase);
    case 'wave':
      return `wave ${heldUp.number}`;
    case 'next-wave':
      return 'the next wave';
    case 'team-in-wave':
      return `*${heldUp.teamName}* in wave ${heldUp.number}`;
    case 'new-access':
      return `new access in *${heldUp.teamName}*`;
    case 'certificate':
      return `the certificate for *${heldUp.teamName}*`;
    case 'role':
      return `${heldUp.name} as ${heldUp.role} of *${heldUp.teamName}*`;
  }
}

/** How many different things are held up. */
export function countHeldUp(all: readonly HeldUp[]): number {
  return new Set(all.map(heldUpKey)).size;
}

export function heldUpKey(heldUp: HeldUp): string {
  switch (heldUp.kind) {
    case 'gate':
      return `gate ${heldUp.gate}`;
    case 'phase':
      return `phase ${heldUp.phase}`;
    case 'wave':
      return `wave ${heldUp.number}`;
    case 'next-wave':
      return heldUp.kind;
    case 'team-in-wave':
      return `${heldUp.kind} ${heldUp.teamId} ${heldUp.number}`;
    case 'new-access':
    case 'certificate':
      return `${heldUp.kind} ${heldUp.teamId}`;
    case 'role':
      return `${heldUp.kind} ${heldUp.personId} ${heldUp.role} ${heldUp.teamId}`;
  }
}
