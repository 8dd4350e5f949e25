/* What the value of a button and a form's `private_metadata` may hold: both come from outside, and can be forged. */
import { z } from 'zod';
import type { UserId } from '../ids.ts';

const anyId = z.string().regex(/^[\w.:-]{1,100}$/, { error: 'Choose one from the list.' });

/** The id of something stored: never empty, and nothing but letters, digits and `_ . : -`. */
export const keptId = <Id extends string = string>() => anyId as unknown as z.ZodType<Id, string>;

/** A person's id as Slack writes it. */
export const keptPerson = z
  .string()
  .regex(/^[UW][A-Z0-9]+$/, { error: 'Choose a person from the list.' })
  .transform((id) => id as UserId);

/** A day that exists, as YYYY-MM-DD. */
export const keptDate = z.iso.date().transform((text) => Temporal.PlainDate.from(text));

const LAST_MS = Temporal.Instant.from('9999-12-31T00:00:00Z').epochMilliseconds;

/** A moment in milliseconds since 1970, which every calendar and time zone can show. */
export const keptMoment = z.number().int().min(0).max(LAST_MS);
