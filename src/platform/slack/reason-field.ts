import type { z } from 'zod';
import { saysSomething } from '../words.ts';
import { text } from './fields.ts';

/** A reason that others will read later; one that says nothing is sent back with what a good one says. */
export function reason(
  limit: number,
  good: string,
): z.ZodType<string, string | string[] | undefined> {
  return text('The reason', limit).refine(saysSomething, { error: reasonIsThin(good) });
}

/** What a good reason says, for whoever gave a thin one: "what was counted, when, and who counted it". */
export function reasonIsThin(good: string): string {
  return `That is too short to be understood later. A good reason says ${good}, in a sentence.`;
}
