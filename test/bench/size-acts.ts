/* What people write into a large rollout, and what the next look costs. */
import { CALM_BLOCK, CALM_FORM } from '../../src/features/expand/readiness/capacity-form.view.ts';
import {
  evidenceBlock,
  levelBlock,
  READINESS_FORM,
  readinessSteps,
} from '../../src/features/expand/readiness/readiness-form.view.ts';
import { asValue } from '../../src/platform/slack/fields.ts';
import { type Company, LEAD } from './company.ts';
import { MORNING } from './large-rollout.ts';
import { ROLLOUT } from './seeding.ts';
import { sendCommand, sendForm } from './signed-load.ts';
import type { Step } from './size-jobs.ts';
import type { SizedBot } from './sized-process.ts';

export type Writing = {
  /** Each time another champion says that they will be away, or the same one in another week. */
  sayAway(bot: SizedBot): Promise<unknown>;
  /** All steps of the form, to the last. */
  answerReadiness(bot: SizedBot): Promise<unknown>;
};

export function writingIn({ teams }: Company): Writing {
  const champions = teams
    .filter((one) => one.champion === 'certified')
    .map((one) => one.championId);
  const preparing = teams.filter((one) => one.stage === 'preparing');
  const monday = MORNING.toZonedDateTimeISO('UTC').toPlainDate();
  let said = 0;
  return {
    sayAway(bot) {
      const weeks = 2 + Math.floor(said / champions.length);
      const by = champions[said % champions.length] ?? '';
      said += 1;
      const from = monday.add({ weeks });
      const text = `away ${from} ${from.add({ days: 2 })}`;
      return sendCommand(bot.port(), text, { by, command: '/champion' });
    },
    async answerReadiness(bot) {
      const team = preparing[said % preparing.length];
      if (team === undefined) throw new Error('No team prepares.');
      said += 1;
      const level = { type: 'static_select', selected_option: { value: 'partly' } };
      const evidence = { type: 'plain_text_input', value: `wiki, page ${said}` };
      const send = (callbackId: string, values: object, more: object) =>
        sendForm(bot.port(), team.managerId, {
          callback_id: callbackId,
          private_metadata: asValue({ rolloutId: ROLLOUT, teamId: team.id, ...more }),
          state: { values },
        });
      for (const [step, { items }] of readinessSteps.entries()) {
        const values = items.flatMap((item) => [
          [levelBlock(item), { v: level }],
          [evidenceBlock(item), { v: evidence }],
        ]);
        await send(READINESS_FORM, Object.fromEntries(values), { step });
      }
      const unknown = { type: 'radio_buttons', selected_option: { value: 'unknown' } };
      const weeks = { fromOn: monday.toString(), untilOn: monday.add({ days: 27 }).toString() };
      return send(CALM_FORM, { [CALM_BLOCK]: { v: unknown } }, weeks);
    },
  };
}

/** An act, and the look that comes after it. */
export function actSteps(writing: Writing): readonly Step[] {
  const target = { cpu: 50, held: 50 };
  const read = { cpu: 100, held: 100 };
  const look = (bot: SizedBot) => bot.cost(() => sendCommand(bot.port(), 'status', { by: LEAD }));
  const acts = [
    ['/champion away', writing.sayAway],
    ['an answer about readiness', writing.answerReadiness],
  ] as const;
  return acts.flatMap(([what, act]): Step[] => [
    { what, state: 'the act', target, run: (bot) => bot.cost(() => act(bot)) },
    { what: '/rollout status, a lead', state: `after ${what}`, target: read, run: look },
  ]);
}
