import { expect, it } from 'vitest';
import { operate } from '../../../src/app/operate.ts';
import { putInOffice } from '../../support/champion-in-office.ts';
import { startWaveWith } from '../../support/live-waves.ts';
import { startSupportCopilot } from '../../support/story.ts';

it('the operator’s status as JSON has every figure of its lines as a figure', async () => {
  const world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  startWaveWith(world, world.rollout, 0, [world.claims, world.billing]);
  const printed: string[] = [];
  const { database, app, workspace } = world;
  await operate(
    {
      database: () => database,
      product: app.product,
      clock: workspace.clock,
      print: (line) => printed.push(line),
    },
    ['status', '--json'],
  );
  const [status] = JSON.parse(printed.join('\n')) as {
    lines: { topic: string; text: string; figures: Record<string, number> }[];
  }[];
  const figuresOf = (topic: string) => status?.lines.find((one) => one.topic === topic)?.figures;
  expect(figuresOf('Champions')).toMatchObject({ teams: 4, withChampion: 1, withBackUp: 0 });
  expect(figuresOf('Certificates')).toEqual({ champions: 1, certified: 1, openSignOffs: 0 });
  expect(figuresOf('Access')).toMatchObject({ live: 2, waiting: 2, grace: 0 });
  expect(figuresOf('Waves')).toEqual({ wave: 0, teams: 2, workingDaysLeft: 10 });
  expect(figuresOf('Readiness')).toEqual({ teams: 2, ready: 0, silent: 2, live: 1 });
  for (const { text, figures } of status?.lines ?? []) {
    const said = [...text.matchAll(/\b(\d+) of (\d+)\b/g)].flatMap(([, part, whole]) => [
      Number(part),
      Number(whole),
    ]);
    expect(Object.values(figures), text).toEqual(expect.arrayContaining(said));
  }
});
