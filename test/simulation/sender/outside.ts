/* Receivers elsewhere, one of them told in two ways, and what came of each try there. */
import type { DeliveryHandler } from '../../../src/platform/outbox/outbox.ts';

/** Destinations; the receiver is what stands before the space. */
export const WAYS = [
  'https://badge.example',
  'https://badge.example losses',
  'https://crm.example',
];
export const RECEIVERS = ['https://badge.example', 'https://crm.example'];

export const receiverOf = (destination: string) => destination.split(' ', 1)[0] ?? '';

export type Try = { key: string; end: 'taken' | 'lost' | 'refused' };

export type Outside = {
  handler: DeliveryHandler;
  /** Receivers where nobody answers. */
  gone: Set<string>;
  /** So many answers are lost of what is taken next. */
  losesAnswers: number;
  /** What was taken, whether or not the sender heard of it. */
  taken: string[];
  /** In their order, since they were last taken. */
  takeTries(): Try[];
};

export const UNWANTED = 'unwanted';

export function openOutside(): Outside {
  const tries: Try[] = [];
  const outside: Outside = {
    gone: new Set(),
    losesAnswers: 0,
    taken: [],
    takeTries: () => tries.splice(0),
    handler: {
      ...{ name: 'told', lane: 'outside', repeatable: true, receiver: receiverOf },
      async deliver({ key, destination, payload }) {
        const note = (end: Try['end']) => void tries.push({ key, end });
        if (outside.gone.has(receiverOf(destination))) {
          note('lost');
          return { kind: 'failed-once', problem: 'Nobody is there.' };
        }
        if (payload === UNWANTED) {
          note('refused');
          return { kind: 'refused', problem: 'It is not wanted.' };
        }
        outside.taken.push(key);
        if (outside.losesAnswers === 0) {
          note('taken');
          return { kind: 'sent' };
        }
        outside.losesAnswers -= 1;
        note('lost');
        return { kind: 'unknown', problem: 'No answer came.' };
      },
    },
  };
  return outside;
}
