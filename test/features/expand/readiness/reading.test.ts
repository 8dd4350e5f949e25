import { beforeEach, describe, expect, it } from 'vitest';
import { addCapacity } from '../../../../src/features/expand/readiness/answers.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { answerAll, answerQuestions, NOTHING_ELSE } from './answer-all.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

describe('reading the readiness', () => {
  it('shows one team with its must-haves, who said what, and the score over time', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims', {
      'Is the workflow written down the way it is really done? (20 points)': 'No',
    });
    await world.travel({ days: 3 });
    await answerAll(world, 'Daniel Brooks', 'Claims');
    const page = await world.as('Sofía Ramírez').command('/rollout readiness Claims');
    const text = page.ephemeral?.text ?? '';
    expect(text).toContain(
      'People differ on workflow written down. The more careful answer counts',
    );
    expect(text).toContain(
      'Workflow written down: yes, first answer (the manager, 7 January) · Daniel Brooks',
    );
    expect(text).toContain('The score has stayed the same since 4 January: 80 of 100.');
    expect(text).not.toContain('Answer now');
    expect(text).toContain('Similar workflow to the pilot team: not met. 0 of 2 workflows shared');
    expect(text).toContain(
      'Different organisational context: met. Differs from Customer Care Hamburg in',
    );
    expect(text).toContain('Contains at least one champion: met');
  });

  it('lists all teams: the ready, those on the way, and those that have not answered', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    await answerAll(world, 'Linh Tran', 'Billing');
    const list = await world.as('Ines Duarte').command('/rollout readiness');
    const text = list.ephemeral?.text ?? '';
    expect(text).toContain('1 of 3 teams is ready; 1 team has not answered.');
    expect(text).toContain('*Billing*: 100 points; lacks a champion');
    expect(text).toMatch(/Have not answered \(1\)[\s\S]*Renewals/);
  });

  it('shows what people typed as typed, and pings nobody', async () => {
    await answerAll(world, 'Daniel Brooks', 'Claims', {
      'What shows it': '<!channel> <@UMIA> `*bold*`',
    });
    const page = await world.as('Lena Hartmann').command('/rollout readiness Claims');
    const raw = JSON.stringify(page.ephemeral?.message.blocks);
    expect(raw).not.toContain('<!channel>');
    expect(raw).not.toContain('<@UMIA>');
    expect(page.ephemeral?.text).toContain('<!channel>');
  });
});

const day = (text: string) => Temporal.PlainDate.from(text);
const moveTo = (instant: string) => world.workspace.clock.moveTo(Temporal.Instant.from(instant));

describe('what readiness asks of people', () => {
  it('asks champions three weeks before the second pilot can start, and stops when answered', async () => {
    putInOffice(world, world.claims, 'UMIA');
    const mia = world.as('Mia Chen');
    const early = await mia.command('/rollout due');
    expect(early.ephemeral?.text).not.toContain('readiness questions');
    moveTo('2027-01-18T15:00:00Z');
    const due = await mia.command('/rollout due');
    expect(due.ephemeral?.text).toContain('Answer the readiness questions for *Claims*');
    expect(due.ephemeral?.text).toContain('Wave 0 can start on Monday 8 February at the earliest');
    const opened = await mia.press('Answer now');
    expect(opened.modal?.title).toBe('Is the team ready?');
    await answerQuestions(mia);
    await mia.fill(NOTHING_ELSE);
    await mia.submit();
    await mia.close({ all: true });
    const after = await mia.command('/rollout due');
    expect(after.ephemeral?.text).not.toContain('readiness questions');
  });

  it('asks about the weeks ahead again when those it heard about are over', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    moveTo('2027-03-09T15:00:00Z');
    const due = await world.as('Mia Chen').command('/rollout due');
    expect(due.ephemeral?.text).toContain('Say what else is happening at *Claims*');
    expect(due.ephemeral?.text).not.toContain('readiness questions');
    expect(due.ephemeral?.text).not.toContain('Overdue since');
  });

  it('asks again before answers grow too old', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    moveTo('2027-03-23T15:00:00Z');
    const { workspaceId, id: rolloutId } = world.rollout;
    const owner = { workspaceId, rolloutId };
    write(world.database, () =>
      addCapacity(world.database, owner, {
        teamId: world.claims.id,
        window: { fromOn: day('2027-03-23'), untilOn: day('2027-04-30') },
        isKnown: true,
        disturbances: [],
        saidBy: 'UMIA' as UserId,
        role: 'champion',
        saidAt: world.now(),
      }),
    );
    const due = await world.as('Mia Chen').command('/rollout due');
    expect(due.ephemeral?.text).toContain('Say again how ready *Claims* is');
    expect(due.ephemeral?.text).toContain('your oldest one expires on Monday 5 April');
  });
});
