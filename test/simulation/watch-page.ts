/* A quarter to look at: the practice page on what is played, step by step. */
import { setTimeout as rest } from 'node:timers/promises';
import { sayCount } from '../../src/platform/words.ts';
import { type PracticeServer, servePracticeWorkspace } from '../../src/practice/practice-server.ts';
import type { PracticeWorkspace } from '../../src/practice/practice-workspace.ts';
import type { House } from './quarter/house.ts';
import type { Plan, Step } from './quarter/plan.ts';
import type { Played } from './quarter/play-quarter.ts';
import { sayForPage } from './quarter/step-words.ts';

export type Page = {
  show(plan: Plan, step: Step, house: House): Promise<void>;
  /** Says how it ended; what was wrong stands before everyone, until they dismiss it. */
  end(plan: Plan, played: Played): void;
  /** Stays open until the process is ended. */
  linger(): Promise<void>;
};

const BETWEEN_STEPS_MS = 400;
const A_YEAR_MS = 2 ** 31 - 1;

export function openPage(port: number): Page {
  let shown: { workspace: PracticeWorkspace; server: PracticeServer } | undefined;

  /** Each quarter has a company of its own; the page stays where it was. */
  async function serve(workspace: PracticeWorkspace): Promise<void> {
    const at = shown?.server.port ?? port;
    await shown?.server.close();
    shown = { workspace, server: await servePracticeWorkspace(workspace, { port: at }) };
    await workspace.timeTravel.start('empty');
    process.stdout.write(`Watch it at ${shown.server.url}\n`);
  }

  function say({ world }: PracticeWorkspace, words: string): void {
    world.records.settings.put('journey', words);
    world.changed();
  }

  return {
    async show({ steps }, step, { workspace }) {
      if (shown?.workspace !== workspace) await serve(workspace);
      say(workspace, `Step ${step.number} of ${steps.length}: ${sayForPage(step)}`);
      await rest(BETWEEN_STEPS_MS);
      const last = workspace.world.records.messages.all().at(-1);
      if (last !== undefined) workspace.world.records.settings.put('journey-from', last.ts);
    },
    end({ steps }, { wrong, messages }) {
      if (shown === undefined) return;
      const { workspace } = shown;
      const { members } = workspace.world.records;
      if (wrong === undefined) {
        const all = sayCount(steps.length, 'step');
        say(workspace, `The quarter is over: ${all}, ${sayCount(messages, 'message')}, all well`);
        return;
      }
      const step = steps.find(({ number }) => number === wrong.step);
      const when = step === undefined ? '' : ` (${sayForPage(step)})`;
      const words = `Wrong at step ${wrong.step}${when}: ${wrong.says} Expected: ${wrong.expected}`;
      for (const { id } of members.all()) workspace.world.notices.set(id, words);
      say(workspace, `Wrong at step ${wrong.step} of ${steps.length}`);
    },
    linger: () => rest(A_YEAR_MS),
  };
}
