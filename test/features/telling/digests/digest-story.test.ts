import { describe, expect, it } from 'vitest';
import { verifySince } from '../../../../src/platform/audit/verify-record.ts';
import { write } from '../../../../src/platform/database.ts';
import type { WorkspaceId } from '../../../../src/platform/ids.ts';
import { recordEntry } from '../../../support/entries.ts';
import { digestsIn, startWithFigures } from './digest-world.ts';

describe('the weekly digest', () => {
  it('is posted on Monday at 09:00 in the rollout’s time zone, once, whatever restarts', async () => {
    const { world } = await startWithFigures();
    await world.travelTo('2027-01-11T07:59:00Z');
    expect(digestsIn(world)).toEqual([]);
    await world.travelTo('2027-01-11T08:00:00Z');
    await world.restart();
    await world.runDueJobs();
    await world.travelTo('2027-01-11T12:00:00Z');
    expect(digestsIn(world).map(({ at, text }) => [at, text])).toEqual([
      [
        '2027-01-11T08:00:00Z',
        'Week 2 of *Support copilot*: the pilot is being assessed; nothing is held up.',
      ],
    ]);
  });

  it('is, word for word, what its preview showed a moment before', async () => {
    const { world, work } = await startWithFigures();
    work.owe({
      key: 'a',
      personId: 'UTOM',
      text: 'Answer the four questions',
      blocks: { kind: 'gate', gate: 'leaving-assessment' },
    });
    work.owe({
      key: 'b',
      personId: 'ULENA',
      text: 'Decide on <!channel> & the risk',
      isDecision: true,
      dueOn: Temporal.PlainDate.from('2027-01-13'),
    });
    await world.travelTo('2027-01-11T07:59:59Z');
    const preview = await world.as('Lena Hartmann').command('/rollout digest');
    await world.travelTo('2027-01-11T08:00:00Z');
    const [said] = digestsIn(world);
    const shown = preview.ephemeral?.message.blocks ?? [];
    const parsed = typeof said?.blocks === 'string' ? JSON.parse(said.blocks) : said?.blocks;
    expect(withoutIds(shown.slice(1))).toEqual(withoutIds(parsed));
    expect(preview.ephemeral?.text).toContain(
      'It goes to #ai-rollout on Monday 11 January at 09:00',
    );
  });

  it('tells what changed, what is blocked and by whom, the one decision, a figure, the next date and thanks', async () => {
    const { world, work, rollout } = await startWithFigures();
    work.owe({
      key: 'a',
      personId: 'UTOM',
      text: 'Answer the four questions',
      blocks: { kind: 'gate', gate: 'leaving-assessment' },
    });
    work.owe({ key: 'b', personId: 'ULENA', text: 'Open the gate', isDecision: true });
    write(world.database, () =>
      recordEntry(world.database, {
        workspaceId: 'TBRIGHTWATER' as WorkspaceId,
        rolloutId: rollout.id,
        at: world.now(),
        actor: 'UHEIKE' as never,
        act: 'assessment.answer',
        subject: 'person:UHEIKE',
        says: '<@UHEIKE> answered the four questions.',
        isNews: true,
      }),
    );
    await world.travelTo('2027-01-11T08:00:00Z');
    const seen = world.as('Sam Okafor').sees().messages.at(-1)?.text ?? '';
    const anchor = /stands at (.*)\.$/.exec(seen)?.[1] ?? '';
    expect(verifySince(world.database, anchor).kind).toBe('follows');
    expect(seen.split('\n')).toEqual([
      'Week 2 of *Support copilot*: the pilot is being assessed; the gate to the infrastructure build waits for one thing; one decision is needed.',
      '*What changed*',
      '• Lena Hartmann set up *Support copilot*, led by Lena Hartmann and Sam Okafor.',
      '• Heike Sommer answered the questions about the pilot.',
      '*What is blocked*',
      '• The gate to the infrastructure build waits for Tom Albrecht: answer the four questions (since Monday 4 January)',
      '*The one decision needed* (@Lena Hartmann)',
      'Open the gate',
      'Others wait for it.',
      '[Do it now]',
      'Three of four people have answered (n = 4, 10 January).',
      'Answers to the four questions',
      'People: Answered 3, Open 1',
      'Next date: gate to the infrastructure build, today.',
      expect.stringMatching(/^The record of decisions stands at \d+ entries \([0-9a-f]{16}\)\.$/),
    ]);
  });

  it('is one line when nothing changed and nothing is overdue', async () => {
    const { world } = await startWithFigures();
    await world.travelTo('2027-01-18T08:00:00Z');
    expect(digestsIn(world).at(-1)?.text).toBe(
      'A quiet week on *Support copilot*: nothing changed. The gate to the infrastructure build has been due since Monday 11 January.',
    );
  });

  it('keeps people’s absences, questions and hours to themselves', async () => {
    const { world, rollout } = await startWithFigures();
    const acts = ['absences.say-away', 'questions.ask', 'workload.tell-leads', 'thanks.give'];
    write(world.database, () => {
      for (const act of [...acts, 'lessons.choose'])
        recordEntry(world.database, {
          workspaceId: 'TBRIGHTWATER' as WorkspaceId,
          rolloutId: rollout.id,
          at: world.now(),
          actor: 'UTOM' as never,
          act,
          subject: 'person:UTOM',
          says: `<@UTOM> did ${act}.`,
          isNews: true,
        });
    });
    const { text } = await world.as('Lena Hartmann').command('/rollout digest');
    expect(text).toContain('Tom Albrecht did lessons.choose.');
    for (const act of acts) expect(text).not.toContain(act);
  });

  it('shows five lines of a list, and the others to everyone who presses its button', async () => {
    const { world, work } = await startWithFigures();
    for (let number = 1; number <= 7; number += 1) {
      work.owe({
        key: `cause-${number}:x`,
        personId: 'UTOM',
        text: `Do thing ${number}`,
        blocks: { kind: 'wave', number },
      });
    }
    await world.travelTo('2027-01-11T08:00:00Z');
    const sam = world.as('Sam Okafor');
    expect(sam.sees().text).not.toContain('do thing 7');
    const rest = await sam.press('And 2 more');
    expect(rest.modal?.title).toBe('What is blocked');
    for (let number = 1; number <= 7; number += 1)
      expect(rest.modal?.text).toContain(
        `Wave ${number} waits for Tom Albrecht: do thing ${number}`,
      );
  });

  it('keeps to nine o’clock over the change to summer time', async () => {
    const { world } = await startWithFigures('2027-03-20T08:00:00Z');
    await world.travelTo('2027-03-29T12:00:00Z');
    expect(digestsIn(world).map(({ at }) => at)).toEqual([
      '2027-03-22T08:00:00Z',
      '2027-03-29T07:00:00Z',
    ]);
  });

  it('comes late with a word on it after a night off, and not at all after a week', async () => {
    const { world } = await startWithFigures();
    await world.travelTo('2027-01-11T07:00:00Z');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-12T06:00:00Z'));
    await world.runDueJobs();
    expect(world.as('Sam Okafor').sees().messages.at(-1)?.text).toContain(
      'This was meant for Monday 11 January; I wasn’t running then.',
    );
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-22T06:00:00Z'));
    await world.runDueJobs();
    expect(digestsIn(world)).toHaveLength(1);
  });
});

function withoutIds(blocks: unknown): unknown {
  return JSON.parse(
    JSON.stringify(blocks, (key, value) => (key === 'block_id' ? undefined : value)),
  );
}
