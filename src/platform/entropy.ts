/*
 * Chance, and time as a stopwatch counts it: the only source of both, beside the clock. A simulation puts
 * its own in their place, so that one number says everything that happens.
 */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

export type Entropy = {
  /** A UUID of version 7: its first 48 bits are the time. */
  uuid(): string;
  bytes(count: number): Buffer;
  /** From 0 up to, and without, 1. */
  fraction(): number;
  /** Milliseconds since some moment of the past, whatever the clock does. */
  elapsed(): number;
  pause(milliseconds: number): Promise<void>;
};

const real: Entropy = {
  uuid: randomUUIDv7,
  bytes: randomBytes,
  fraction: Math.random,
  elapsed: () => performance.now(),
  pause: (milliseconds) => wait(milliseconds),
};

let current = real;

/**
 * What comes next is drawn from here; the answer puts back what was there.
 * @public simulations and tests
 */
export function replaceEntropy(other: Entropy): () => void {
  const before = current;
  current = other;
  return () => {
    current = before;
  };
}

/** Something to remember between two draws, anew for each source. */
export function perEntropy<T>(make: () => T): () => T {
  const kept = new WeakMap<Entropy, T>();
  return () => {
    const known = kept.get(current) ?? make();
    kept.set(current, known);
    return known;
  };
}

export const randomUuid = (): string => current.uuid();
export const someBytes = (count: number): Buffer => current.bytes(count);
export const fraction = (): number => current.fraction();
export const elapsed = (): number => current.elapsed();
export const pause = (milliseconds: number): Promise<void> => current.pause(milliseconds);
