import { readFileSync } from 'node:fs';
import { z } from 'zod';

const entered = z.union([z.string(), z.array(z.string())]);

/**
 * One thing that one person does, by the words on their screen, in this order: look at a place, type a
 * command or use a shortcut, press, fill in, send. `sees` is what must stand on the screen afterwards.
 */
const step = z.strictObject({
  as: z.string(),
  /** The channel in which it is done; the conversation with the bot when absent. */
  in: z.string().optional(),
  home: z.literal(true).optional(),
  command: z.string().optional(),
  shortcut: z.string().optional(),
  /** A part of the message that a shortcut is used on. */
  onMessage: z.string().optional(),
  say: z.string().optional(),
  press: z.union([z.string(), z.array(z.string())]).optional(),
  choose: z.record(z.string(), entered).optional(),
  fill: z.record(z.string(), entered).optional(),
  submit: z.literal(true).optional(),
  sees: z.string().optional(),
  /** Presses on, by whichever of these labels is in sight, and answers by the script's key, until this is seen. */
  goThrough: z.strictObject({ press: z.array(z.string()), until: z.string() }).optional(),
  /**
   * Fills and sends the form that comes again after each sending, until this is seen: as `fill` says, or as
   * the first of `instead` of which the words are in sight.
   */
  fillThrough: z
    .strictObject({
      fill: z.record(z.string(), entered),
      instead: z.array(z.strictObject({ sees: z.string(), fill: z.record(z.string(), entered) })),
      until: z.string(),
    })
    .optional(),
  /** Left out where the screen doesn’t offer it: whoever looks around may have done it, or something else. */
  optional: z.literal(true).optional(),
  /** The form stays open for the next step of the same person. */
  goesOn: z.literal(true).optional(),
});

const travel = z.strictObject({ travelTo: z.iso.datetime() });

/** A while from wherever the clock is: "P7D". */
const passing = z.strictObject({ travelBy: z.iso.duration() });

const deactivation = z.strictObject({ leaves: z.string() });

/** What those who run the bot do on its machine, with a folder beside the script. */
const operation = z.strictObject({ operates: z.string(), folder: z.string() });

const scene = z.strictObject({
  /** What happens in it, for whoever watches. */
  says: z.string(),
  steps: z.array(z.union([step, travel, passing, deactivation, operation])),
});

const script = z.strictObject({
  scenes: z.array(scene),
  /** The answer to each question that a step may meet on its way through, by the question's title. */
  answers: z.record(z.string(), z.string()).default({}),
  /** Three things to try when it is over, each as whom and where one looks. */
  trials: z
    .array(z.strictObject({ says: z.string(), as: z.string(), open: z.enum(['home', 'messages']) }))
    .default([]),
});

export type Script = z.output<typeof script>;
export type Step = z.output<typeof step>;

/** Reads a script of facts; a mistake in it is named with its place. */
export function readScript(path: string | URL): Script {
  const parsed = script.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${String(path)}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
