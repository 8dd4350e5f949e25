/*
 * Ways to ask for arguments, fields and button values, with sentences that say how to do it right. Those of
 * which there are many are built when they are first read by, not with the bot.
 */
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { ChannelId, RolloutId, TeamId, UserId } from '../ids.ts';
import { isTimeZone } from '../time-zone.ts';
import { keptId, keptPerson } from './kept-values.ts';
import { asName, canBeSeen } from './name-field.ts';

export type Option = PlainTextOption;

/** A subcommand that takes nothing more. */
export const noArguments = z.string().transform(() => undefined);

/** Everything behind the subcommand, as it stands. */
export const restOfLine = z.string().transform((text) => text.trim());

const PERSON = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/;

/** One person, as `@name`. */
export const onePerson = z.string().transform((text, issues): UserId => {
  const found = PERSON.exec(text.trim());
  if (found?.[1] !== undefined) return found[1] as UserId;
  issues.addIssue({
    code: 'custom',
    message: 'Name the person with an @, for example `@Mia Chen`.',
  });
  return z.NEVER;
});

/** One person as `@name` and the words behind. */
export const personAndWords = z
  .string()
  .transform((text, issues): { userId: UserId; words: string } => {
    const found = PERSON.exec(text.trim());
    if (found?.[1] === undefined) {
      issues.addIssue({
        code: 'custom',
        message: 'Name the person with an @, for example `@Mia Chen`.',
      });
      return z.NEVER;
    }
    return { userId: found[1] as UserId, words: text.trim().slice(found[0].length).trim() };
  });

/** A whole number that may be left out, with a word before it or not: "1", "wave 1". */
export function optionalNumber(word: string) {
  return z.string().transform((typed, issues): number | undefined => {
    const text = typed.trim().replace(new RegExp(`^${word}\\s+`, 'i'), '');
    if (text === '') return undefined;
    if (/^\d{1,4}$/.test(text)) return Number(text);
    issues.addIssue({
      code: 'custom',
      message: `Name the ${word} by its number, for example \`1\`.`,
    });
    return z.NEVER;
  });
}

/** A required text field; white space alone is not an answer. */
export function text(
  what: string,
  limit: number,
): z.ZodType<string, string | string[] | undefined> {
  return z.lazy(() =>
    z
      .string({ error: `${what} is missing: write a few words.` })
      .trim()
      .refine(canBeSeen, { error: `${what} is missing: write a few words.` })
      .max(limit, { error: `${what} is too long: keep it under ${limit} characters.` }),
  );
}

export function optionalText(
  what: string,
  limit: number,
): z.ZodType<string, string | string[] | undefined> {
  return z.lazy(() =>
    z
      .string()
      .trim()
      .max(limit, { error: `${what} is too long: keep it under ${limit} characters.` })
      .optional()
      .transform((value) => (value !== undefined && canBeSeen(value) ? value : '')),
  );
}

/** One of a closed set of choices. */
export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  sentence: string,
) {
  return z.enum(values, { error: sentence });
}

/** A whole or decimal number within bounds, as people type it ("4", "1.5", "1,5"). */
export function number(what: string, min: number, max: number, example: string) {
  const sentence = `${what} must be a number from ${min} to ${max}, for example ${example}.`;
  return z.lazy(() =>
    z.string({ error: sentence }).transform((typed, issues): number => {
      const value = Number(typed.trim().replace(',', '.'));
      if (typed.trim() !== '' && Number.isFinite(value) && value >= min && value <= max)
        return value;
      issues.addIssue({ code: 'custom', message: sentence });
      return z.NEVER;
    }),
  );
}

/** A date as a date picker sends it or as a person types it: YYYY-MM-DD. */
export function date(what: string) {
  const sentence = `${what} must be a date such as 2027-02-15.`;
  return z.lazy(() =>
    z.string({ error: sentence }).transform((typed, issues): Temporal.PlainDate => {
      try {
        if (/^\d{4}-\d{2}-\d{2}$/.test(typed.trim()))
          return Temporal.PlainDate.from(typed.trim(), { overflow: 'reject' });
      } catch {
        // Falls through to the same sentence: a 30 February is no date either.
      }
      issues.addIssue({ code: 'custom', message: sentence });
      return z.NEVER;
    }),
  );
}

export const userId = (sentence: string) =>
  z.lazy(() =>
    z
      .string({ error: sentence })
      .regex(/^[UW][A-Z0-9]+$/, { error: sentence })
      .transform((id) => id as UserId),
  );
export const userIds = (sentence: string) =>
  z.array(keptPerson, { error: sentence }).min(1, { error: sentence });
export const channelId = (sentence: string) =>
  z.lazy(() =>
    z
      .string({ error: sentence })
      .regex(/^[CGD][A-Z0-9]+$/, { error: sentence })
      .transform((id) => id as ChannelId),
  );

/** A time zone by its IANA name. */
export const timeZone = z
  .string({ error: 'Name a time zone such as Europe/Berlin.' })
  .trim()
  .refine(isTimeZone, {
    error: 'I don’t know this time zone. Write one such as Europe/Berlin or America/New_York.',
  });

/** Short names with commas between them, in lower case and without repeats. */
export function commaList(what: string) {
  return z.lazy(() =>
    z
      .string({ error: `${what}: name at least one.` })
      .transform((typed) => [
        ...new Set(typed.split(',').map((part) => asName(part).toLowerCase())),
      ])
      .transform((parts) => parts.filter(canBeSeen))
      .pipe(
        z
          .array(
            z.string().max(40, {
              error: `${what}: keep each name under 40 characters, with commas between them.`,
            }),
          )
          .min(1, { error: `${what}: name at least one.` })
          .max(20, { error: `${what}: name at most 20.` }),
      ),
  );
}

/** Dates with commas between them, sorted and without repeats; nothing is an empty list. */
export function dateList(what: string) {
  return z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').split(/[\s,;]+/).filter((part) => part !== ''))
    .pipe(z.array(date(`Each of ${what}`)).max(200, { error: `${what}: at most 200 days.` }))
    .transform((dates) => [...new Set(dates.map(String))].sort());
}

export const rolloutValue = z.object({ rolloutId: keptId<RolloutId>() });
export const teamValue = rolloutValue.extend({
  teamId: keptId<TeamId>(),
});

/** How a button's value and a modal's `private_metadata` are written; read back through a schema only. */
export function asValue(value: Record<string, unknown>): string {
  return JSON.stringify(value);
}
