import { z } from 'zod';
import { withoutControls } from './blocks.ts';

/** A name, kept as it will be shown: on one line, and without characters that hide or reorder text. */
export function name(
  what: string,
  limit: number,
): z.ZodType<string, string | string[] | undefined> {
  return z.lazy(() =>
    z
      .string({ error: `${what} is missing: write a few words.` })
      .transform(asName)
      .refine(canBeSeen, { error: `${what} is missing: write a few words.` })
      .refine((value) => value.length <= limit, {
        error: `${what} is too long: keep it under ${limit} characters.`,
      }),
  );
}

/** A name that may be left out; what cannot be seen is left out too. */
export function optionalName(
  what: string,
  limit: number,
): z.ZodType<string, string | string[] | undefined> {
  return z.lazy(() =>
    z
      .string()
      .optional()
      .transform((value) => asName(value ?? ''))
      .transform((value) => (canBeSeen(value) ? value : ''))
      .refine((value) => value.length <= limit, {
        error: `${what} is too long: keep it under ${limit} characters.`,
      }),
  );
}

/** On one line, without characters that hide or reorder text. */
export function asName(typed: string): string {
  return withoutControls(typed).replaceAll(/\s+/g, ' ').trim();
}

/** Spaces of any kind, formatting marks and letters that are drawn as nothing are no words. */
export function canBeSeen(value: string): boolean {
  return /[^\p{C}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]/u.test(value);
}
