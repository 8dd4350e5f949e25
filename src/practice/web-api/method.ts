import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import type { Answer } from './answer.ts';
import type { Tier } from './rate-limits.ts';

/** One Web API method: how often it may be called, the scopes of which it needs one, what it takes and answers. */
export type Method = {
  tier: Tier;
  scopes: string[];
  token: 'bot' | 'app' | 'any' | 'none';
  takes: z.ZodType;
  answer(world: PracticeWorld, args: unknown): Answer;
};

export function method<Takes extends z.ZodType>(definition: {
  tier: Tier;
  scopes?: string[];
  token?: 'bot' | 'app' | 'any' | 'none';
  takes: Takes;
  answer(world: PracticeWorld, args: z.output<Takes>): Answer;
}): Method {
  return {
    tier: definition.tier,
    scopes: definition.scopes ?? [],
    token: definition.token ?? 'bot',
    takes: definition.takes,
    // The arguments were parsed by this very schema.
    answer: (world, args) => definition.answer(world, args as z.output<Takes>),
  };
}

/** Form fields arrive as text: true, 1, 20, a,b,c and JSON. */
export const flag = z.preprocess(
  (value) => (typeof value === 'string' ? value === 'true' || value === '1' : value),
  z.boolean(),
);

export const count = z.coerce.number().int().min(0);

export const commaList = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : value,
  z.array(z.string()),
);

export function json<Inner extends z.ZodType>(inner: Inner) {
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not valid JSON' });
      return z.NEVER;
    }
  }, inner);
}

export const blockList = json(z.array(z.record(z.string(), z.unknown())));
export const looseObject = json(z.record(z.string(), z.unknown()));
