/* A quarter to look at: the practice page on what is played, step by step. */
import { setTimeout as rest } from 'node:timers/promises';
import { type PracticeServer, servePracticeWorkspace } from '../../src/practice/practice-server.ts';
import type { House } from './quarter/house.ts';
import type { Step } from './quarter/plan.ts';
import { sayWhat } from './quarter/step-words.ts';

export type Page = {
  onStep(step: Step, house: House): Promise<void>;
  /** Stays open until the process is ended. */
  linger(): Promise<void>;
};

const BETWEEN_STEPS_MS = 400;
const A_YEAR_MS = 2 ** 31 - 1;

export function openPage(port: number): Page {
  let server: PracticeServer | undefined;
  return {
    async onStep({ number, what, fault }, house) {
      const { workspace } = house;
      if (server === undefined) {
        server = await servePracticeWorkspace(workspace, { port });
        await workspace.timeTravel.start('empty');
        process.stdout.write(`Watch it at ${server.url}\n`);
      }
      const trouble = fault === undefined ? '' : `, with ${fault.kind}`;
      workspace.world.records.settings.put('journey', `Step ${number}: ${sayWhat(what)}${trouble}`);
      workspace.world.changed();
      await rest(BETWEEN_STEPS_MS);
    },
    linger: () => rest(A_YEAR_MS),
  };
}
