import { beforeEach, describe, expect, it } from 'vitest';
import {
  listAnswersOfTeam,
  listCapacityOfTeam,
} from '../../../../src/features/expand/readiness/answers.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { confirmMusts } from '../../../support/confirm-musts.ts';
import { listAudit } from '../../../support/record.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { answerAll, answerQuestions, NOTHING_ELSE } from './answer-all.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

describe('answering the readiness questions', () => {
  it('goes over short pages to a result that says what is missing and what is next', async () => {
    const daniel = world.as('Daniel Brooks');
    const opened = await daniel.command('/champion ready');
    expect(opened.modal?.text).toContain('*Claims*, answered by you as its manager');
    expect(opened.modal?.text).toContain('Step 1 of 4.');
    const last = await answerQuestions(daniel);
    expect(last.modal?.text).toContain('Step 4 of 4.');
    expect(last.modal?.text).toContain('between *Monday 8 February* and *Sunday 7 March*');
    await daniel.fill(NOTHING_ELSE);
    const result = await daniel.submit();
    expect(result.modal?.title).toBe('Not ready yet');
    expect(result.modal?.text).toContain(
      '*Claims* is not ready yet: 1 of 4 must-haves are met, and it has 70 of 100 points (70 are enough).',
    );
    expect(result.modal?.text).toContain("*The sponsor's consent*: waiting for Ines Duarte.");
    expect(result.modal?.text).toContain('*The data rules*: waiting for Olga Ivanova.');
    expect(result.modal?.text).toContain('*A champion*: missing. The team has no champion yet.');
    expect(result.modal?.text).toContain('`/champion nominate @person Claims`');
  });

  it('is done with a champion in office, every must-have met and enough points', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    confirmMusts(world, world.claims);
    const result = await answerAll(world, 'Mia Chen', 'Claims');
    expect(result.modal?.title).toBe('Ready');
    expect(result.modal?.text).toContain(
      '*Claims* is ready: all 4 must-haves are met, and 70 of 100 points (70 are enough).',
    );
    expect(result.modal?.text).toContain('`/rollout join Claims` puts it in the queue');
  });

  it('keeps a must-have apart from the points: one no is enough for not ready', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims');
    confirmMusts(world, world.claims);
    const result = await answerAll(world, 'Mia Chen', 'Claims', {
      'Is it clear which data may go into it, and which may not?': 'No',
    });
    expect(result.modal?.text).toContain(
      '3 of 4 must-haves are met, and it has 70 of 100 points (70 are enough)',
    );
  });

  it('counts a yes that nothing shows as open, and says so', async () => {
    putInOffice(world, world.claims, 'UMIA');
    const result = await answerAll(world, 'Mia Chen', 'Claims', { 'What shows it': null });
    expect(result.modal?.text).toContain('*The data rules*: not known yet.');
    expect(result.modal?.text).toContain(
      '1 answer counts as open, because nothing shows it yet: add a link, a figure or a person.',
    );
  });

  it('takes capacity as facts with dates, and refuses a last day before the first beside its field', async () => {
    putInOffice(world, world.claims, 'UMIA');
    const mia = world.as('Mia Chen');
    await mia.command('/champion ready');
    await answerQuestions(mia);
    await mia.fill({
      'What else happens in those weeks?': 'This happens: I say what on the next page',
    });
    await mia.submit();
    await mia.fill({
      'A reorganisation: what changes': 'two groups merge',
      'A reorganisation: first day': '2027-02-22',
      'A reorganisation: last day': '2027-02-15',
      'Leave: how many people are away': '2',
    });
    const refused = await mia.submit();
    expect(refused.errors).toEqual({
      'A reorganisation: last day': 'The last day comes before the first. Choose a later one.',
      'Leave: first day': 'Give the first day, or clear the rest.',
      'Leave: last day': 'Give the last day, or clear the rest.',
    });
    await mia.fill({
      'A reorganisation: last day': '2027-02-26',
      'Leave: how many people are away': null,
    });
    const result = await mia.submit();
    expect(result.modal?.text).toContain(
      '*Capacity for disruption*: missing. A reorganisation "two groups merge" (22 February to 26 February) falls between 8 February and 7 March.',
    );
  });

  it('keeps every answer, and shows what changed since the last time', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await answerAll(world, 'Mia Chen', 'Claims', {
      'Is the workflow written down the way it is really done? (20 points)': 'No',
    });
    confirmMusts(world, world.claims);
    await world.travel({ days: 3 });
    const second = await answerAll(world, 'Mia Chen', 'Claims');
    expect(second.modal?.text).toContain('The team is ready now; it wasn’t before.');
    expect(second.modal?.text).toContain('Workflow written down: yes, was no (+20).');
    expect(second.modal?.text).toContain('Score 70 of 100, was 50.');
    const kept = listAnswersOfTeam(world.database, world.rollout.id, world.claims.id);
    expect(kept.filter((one) => one.item === 'workflow-written').map((one) => one.level)).toEqual([
      'no',
      'yes',
    ]);
  });

  it('keeps one answer of what the same person repeats on the same day', async () => {
    const daniel = world.as('Daniel Brooks');
    await daniel.command('/champion ready');
    await daniel.close();
    await answerAll(world, 'Daniel Brooks', 'Claims');
    await answerAll(world, 'Daniel Brooks', 'Claims');
    const kept = listAnswersOfTeam(world.database, world.rollout.id, world.claims.id);
    expect(kept).toHaveLength(6);
    expect(listCapacityOfTeam(world.database, world.rollout.id, world.claims.id)).toHaveLength(1);
  });

  it('tells the manager of another team who can answer, and changes nothing', async () => {
    const answer = await world.as('Linh Tran').command('/champion ready Claims');
    expect(answer.ephemeral?.text).toBe(
      'Only the champion of *Claims*, its manager (Daniel Brooks) or a rollout lead (Lena Hartmann or Sam Okafor) can answer for it.',
    );
    expect(listAnswersOfTeam(world.database, world.rollout.id, world.claims.id)).toEqual([]);
  });

  it('names the teams when the typed one is not known, and says that the pilot needs no answers', async () => {
    const lena = world.as('Lena Hartmann');
    const unknown = await lena.command('/champion ready Clams');
    expect(unknown.ephemeral?.text).toContain(
      'There is no team called "Clams". I know Billing, Claims,',
    );
    const pilot = await lena.command('/champion ready Customer Care Hamburg');
    expect(pilot.ephemeral?.text).toContain('is the pilot');
  });

  it('lets no member in who is neither champion nor manager', async () => {
    const answer = await world.as('Sofía Ramírez').command('/champion ready Claims');
    expect(answer.ephemeral?.text).toContain('help` lists what you can do.');
    expect(answer.modal).toBeUndefined();
  });

  it('is on the record with who said what', async () => {
    await answerAll(world, 'Daniel Brooks', 'Claims');
    const acts = listAudit(world.database, world.rollout.id, 2).map((entry) => entry.act);
    expect(acts).toEqual(['readiness.say-capacity', 'readiness.answer']);
  });
});
