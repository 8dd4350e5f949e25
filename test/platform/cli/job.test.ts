import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { findOutboxRow } from '../../../src/platform/outbox/outbox.ts';
import { createDeliverer, type Desk, NOW, queue, WORKSPACE } from './operator-console.ts';

const digest: Job = {
  name: 'weekly-digest',
  summary: 'Posts the weekly digest, Mondays at 08:00.',
  catchUp: Temporal.Duration.from({ hours: 48 }),
  due: ({ now }) =>
    ['2027-01-18', '2027-01-25'].flatMap((day) => {
      const at = Temporal.Instant.from(`${day}T08:00:00Z`);
      const slot = { workspaceId: WORKSPACE, rolloutId: undefined, period: day, at };
      return Temporal.Instant.compare(at, now) <= 0 ? [slot] : [];
    }),
  run({ database }, slot) {
    queue(database, `digest:${slot.period}`, `The digest of ${slot.period}.`);
    return `Digest of ${slot.period} queued.`;
  },
};

const desks: Desk[] = [];
const open = () => {
  const desk = createDeliverer({ jobs: [digest] });
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

describe('the schedule, by hand', () => {
  it('lists each job with what it does, its last run and its next', async () => {
    const desk = open();
    await desk.run('job', 'run', 'weekly-digest');
    const { text } = await desk.run('job', 'list');
    expect(text).toContain('Posts the weekly digest, Mondays at 08:00.');
    expect(text).toContain('Digest of 2027-01-18 queued.');
    expect(text).toContain('25 January 2027');
    const [line] = JSON.parse((await desk.run('job', 'list', '--json')).text);
    expect([line.name, line.last.outcome, line.next]).toEqual([
      'weekly-digest',
      'done',
      '2027-01-25T08:00:00Z',
    ]);
  });

  it('shows in a dry run the very message that the schedule would send, and leaves no trace', async () => {
    const desk = open();
    const rehearsed = await desk.run('job', 'run', 'weekly-digest', '--dry-run');
    expect(rehearsed.text).toContain('The digest of 2027-01-18.');
    expect(rehearsed.text).toContain('This was a dry run');
    expect(findOutboxRow(desk.database, 'digest:2027-01-18')).toBeUndefined();
    const real = await desk.run('job', 'run', 'weekly-digest');
    expect(real.text).toContain('The digest of 2027-01-18.');
    expect(findOutboxRow(desk.database, 'digest:2027-01-18')?.state).toBe('queued');
  });

  it('looks ahead only in a dry run', async () => {
    const desk = open();
    const at = NOW.add({ hours: 24 * 7 }).toString();
    const ahead = await desk.run('job', 'run', 'weekly-digest', '--at', at, '--dry-run');
    expect(ahead.text).toContain('The digest of 2027-01-25.');
    const real = await desk.run('job', 'run', 'weekly-digest', '--at', at);
    expect(real.refused).toContain('look ahead with --dry-run');
  });

  it('does nothing twice', async () => {
    const desk = open();
    await desk.run('job', 'run', 'weekly-digest');
    expect((await desk.run('job', 'run', 'weekly-digest')).text).toBe('Nothing is due.');
  });

  it('answers a wrong name with the right ones, and a wrong time with an example', async () => {
    const desk = open();
    const wrongName = await desk.run('job', 'run', 'digest');
    expect(wrongName.refused).toBe('There is no such job. The jobs are: weekly-digest.');
    const wrongTime = await desk.run('job', 'run', 'weekly-digest', '--at', 'Monday');
    expect(wrongTime.refused).toContain('"Monday" is not a point in time.');
  });
});
