/*
 * Plays a script through the practice workspace as people would, by commands, buttons and forms. It
 * knows the bot only by what stands on the screens, and stops at the first screen that is not as told.
 */
import { deactivate } from '../people/company-life.ts';
import type { Person } from '../person.ts';
import type { PracticeWorkspace } from '../practice-workspace.ts';
import type { Progress } from '../time-travel.ts';
import type { Script, Step } from './script.ts';

type Scene = Script['scenes'][number];

type Means = {
  travelTo(instant: Temporal.Instant): Promise<void>;
  /** Lets everything that an act set off arrive. */
  arrive(): Promise<void>;
  /** A command of those who run the bot: `core import`, with the folder's name. */
  operate(command: string, folder: string): Promise<void>;
};

/**
 * How far the clock moves at a time on the way through a script: slots and messages still come at their own
 * instants, and three hours never jump over a working day.
 */
export const SCRIPT_STEP = Temporal.Duration.from({ hours: 3 });

const MOST_PRESSES = 80;

export async function playScript(
  workspace: PracticeWorkspace,
  script: Script,
  means: Means & { report(progress: Progress): void; isStopped?(): boolean },
): Promise<void> {
  const total = script.scenes.length;
  for (const [done, scene] of script.scenes.entries()) {
    means.report({ done, total, says: scene.says });
    for (const [index, one] of scene.steps.entries()) {
      if (means.isStopped?.() === true && !isHalfDone(scene.steps[index - 1])) return;
      await playStep(workspace, one, script.answers, means).catch((error: unknown) => {
        throw new Error(
          `"${scene.says}", step ${index + 1}: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }
  }
  means.report({ done: total, total, says: 'Over to you.' });
}

/** A step that leaves a form open for the next one. */
function isHalfDone(before: Scene['steps'][number] | undefined): boolean {
  return before !== undefined && 'goesOn' in before && before.goesOn === true;
}

async function playStep(
  workspace: PracticeWorkspace,
  step: Scene['steps'][number],
  answers: Script['answers'],
  means: Means,
): Promise<void> {
  if ('travelTo' in step) return means.travelTo(Temporal.Instant.from(step.travelTo));
  if ('travelBy' in step) return means.travelTo(later(workspace, step.travelBy));
  if ('operates' in step) return means.operate(step.operates, step.folder);
  if ('leaves' in step) await deactivate(workspace.world, workspace.as(step.leaves).id);
  else {
    await act(workspace.as(step.as), step, answers, means.arrive).catch((error: unknown) => {
      if (step.optional !== true) throw error;
    });
  }
  await means.arrive();
}

function later({ clock }: PracticeWorkspace, by: string): Temporal.Instant {
  return clock.now().toZonedDateTimeISO('UTC').add(by).toInstant();
}

async function act(
  person: Person,
  step: Step,
  answers: Script['answers'],
  arrive: () => Promise<void>,
): Promise<void> {
  const where = step.in === undefined ? {} : { in: step.in };
  let seen = '';
  if (step.home === true) seen = (await person.openHome()).text;
  if (step.command !== undefined) seen = (await person.command(step.command, where)).text;
  if (step.say !== undefined) seen = (await person.say(step.say, where)).text;
  if (step.shortcut !== undefined) {
    const on = step.onMessage === undefined ? where : { ...where, message: step.onMessage };
    seen = (await person.shortcut(step.shortcut, on)).text;
  }
  for (const label of [step.press ?? []].flat()) {
    seen = (await person.press(label, where)).text;
    await arrive();
  }
  for (const [label, value] of Object.entries(step.choose ?? {})) {
    seen = (await person.choose(label, value, where)).text;
  }
  if (step.fill !== undefined) await person.fill(step.fill);
  if (step.submit === true) seen = await send(person);
  if (step.goThrough !== undefined) {
    await arrive();
    seen = await goThrough(person, step.goThrough, answers);
  }
  if (step.fillThrough !== undefined) seen = await fillThrough(person, step.fillThrough, seen);
  if (step.sees !== undefined && !seen.includes(step.sees)) {
    throw new Error(`${person.name} was to see "${step.sees}", and saw: ${seen}`);
  }
  if (step.goesOn !== true && person.sees().modal !== undefined) await person.close({ all: true });
}

/** Goes on from the newest message by what is in sight: a button to go on with, or else a question that the key answers. */
async function goThrough(
  person: Person,
  { press, until }: NonNullable<Step['goThrough']>,
  answers: Script['answers'],
): Promise<string> {
  let seen = person.sees().messages.at(-1)?.text ?? '';
  for (let presses = 0; !seen.includes(until); presses += 1) {
    const onward = press.find((label) => seen.includes(`[${label}]`));
    const question = Object.keys(answers).find((title) => seen.includes(title));
    const label = onward ?? answers[question ?? ''];
    if (label === undefined || presses === MOST_PRESSES) {
      throw new Error(`${person.name} was to go on until "${until}", and saw: ${seen}`);
    }
    seen = (await person.press(label)).text;
  }
  return seen;
}

/** Answers a form that brings the next one, by what stands in it. */
async function fillThrough(
  person: Person,
  { fill, instead, until }: NonNullable<Step['fillThrough']>,
  before: string,
): Promise<string> {
  let seen = before;
  for (let sendings = 0; !seen.includes(until); sendings += 1) {
    if (sendings === MOST_PRESSES) {
      throw new Error(`${person.name} was to go on until "${until}", and saw: ${seen}`);
    }
    await person.fill(instead.find(({ sees }) => seen.includes(sees))?.fill ?? fill);
    seen = await send(person);
  }
  return seen;
}

async function send(person: Person): Promise<string> {
  const outcome = await person.submit();
  if (outcome.errors !== undefined) {
    const sentences = Object.entries(outcome.errors).map(
      ([field, sentence]) => `${field}: ${sentence}`,
    );
    throw new Error(`${person.name}'s form was sent back. ${sentences.join(' ')}`);
  }
  return outcome.text;
}
