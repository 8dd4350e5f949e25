import { beforeEach, describe, expect, it } from 'vitest';
import {
  listAnswersOfTeam,
  listCapacityOfTeam,
} from '../../../../src/features/expand/readiness/answers.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { listAudit } from '../../../support/record.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { answerAll, answerQuestions, NOTHING_ELSE, YES_BY_STEP } from './answer-all.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

function putInOfficeAs(name: string) {
  putInOffice(world, world.claims, 'UMIA');
  return world.as(name);
}
const capacityKept = () => listCapacityOfTeam(world.database, world.rollout.id, world.claims.id);

describe('a team’s readiness, answered in steps', () => {
  it('says nothing about the weeks when the page about them is left untouched', async () => {
    const mia = putInOfficeAs('Mia Chen');
    await mia.command('/champion ready');
    await answerQuestions(mia);
    const untouched = await mia.submit();
    expect(untouched.errors).toBeDefined();
    expect(capacityKept()).toEqual([]);
    await mia.close({ all: true });
    expect(listAnswersOfTeam(world.database, world.rollout.id, world.claims.id)).toEqual([]);
  });

  it('takes “I do not know yet” for no answer about the weeks, on the record', async () => {
    const mia = putInOfficeAs('Mia Chen');
    await answerAll(world, 'Mia Chen', 'Claims');
    await mia.command('/champion ready');
    await answerQuestions(mia);
    await mia.fill({ 'What else happens in those weeks?': 'I do not know yet' });
    const result = await mia.submit();
    expect(result.modal?.text).toContain('*Capacity for disruption*: not known yet.');
    expect(capacityKept().map((one) => one.isKnown)).toEqual([true, false]);
    expect(listAudit(world.database, world.rollout.id, 1)[0]?.says).toContain(
      'does not know yet what else is happening at *Claims*',
    );
  });

  it('has to say what happens once it was said that something does', async () => {
    const mia = putInOfficeAs('Mia Chen');
    await mia.command('/champion ready');
    await answerQuestions(mia);
    await mia.fill({
      'What else happens in those weeks?': 'This happens: I say what on the next page',
    });
    await mia.submit();
    const refused = await mia.submit();
    expect(refused.errors?.['A release: which release']).toContain('Say what happens, or go back');
    const back = await mia.press('Back');
    expect(back.modal?.text).toContain('Step 4 of 4.');
  });

  it('is kept step by step, counts for nothing until it is finished, and goes on after a restart', async () => {
    const mia = putInOfficeAs('Mia Chen');
    await mia.command('/champion ready');
    await mia.fill({ ...YES_BY_STEP[0] });
    await mia.submit();
    await mia.fill({ ...YES_BY_STEP[1] });
    await mia.submit();
    await mia.close({ all: true });
    expect(listAnswersOfTeam(world.database, world.rollout.id, world.claims.id)).toEqual([]);
    const before = await world.as('Lena Hartmann').command('/rollout readiness Claims');
    expect(before.text).toContain('1 of 4 must-haves are met, and it has 0 of 100 points');
    await world.restart();
    const again = world.as('Mia Chen');
    const resumed = await again.command('/champion ready');
    expect(resumed.modal?.text).toContain('Step 3 of 4. You go on where you stopped');
    await again.press('Back');
    await again.press('Back');
    const first = world.workspace.world.records.views.all().at(-1);
    expect(JSON.stringify(first?.view.blocks)).toContain(
      '"initial_value":"https://wiki.example/claims"',
    );
    await again.submit();
    await again.submit();
    await again.fill({ ...YES_BY_STEP[2] });
    await again.submit();
    await again.fill(NOTHING_ELSE);
    expect((await again.submit()).modal?.text).toContain('70 of 100 points');
    await again.close({ all: true });
    expect((await again.command('/champion ready')).modal?.text).toContain(
      'Step 1 of 4. Each step',
    );
  });
});
