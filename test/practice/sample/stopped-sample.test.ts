import { expect, it } from 'vitest';
import { actShape } from '../../../src/practice/page-server/act-shape.ts';
import { perform } from '../../../src/practice/page-server/acts.ts';
import { pageState } from '../../../src/practice/page-server/page-state.ts';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import { playScript } from '../../../src/practice/sample/play.ts';
import { startWorld } from '../../support/world.ts';

const LENA = 'Lena Hartmann';

it('the sample ends where somebody has seen enough, with nothing half done on any screen', async () => {
  const { workspace, flush } = await startWorld();
  const played: string[] = [];
  const steps = [
    { as: LENA, command: '/rollout setup', goesOn: true as const },
    { as: LENA, command: '/rollout help' },
    { as: LENA, command: '/rollout status' },
  ];
  await playScript(
    workspace,
    {
      scenes: [
        { says: 'Lena begins.', steps },
        { says: 'Never.', steps },
      ],
      answers: {},
      trials: [],
    },
    {
      travelTo: () => Promise.resolve(),
      operate: () => Promise.resolve(),
      async arrive() {
        played.push(steps[played.length]?.command ?? '');
        await flush();
      },
      report: () => undefined,
      // Pressed while the form of the first step is open for the second.
      isStopped: () => played.length > 0,
    },
  );
  expect(played).toEqual(['/rollout setup', '/rollout help']);
  expect(workspace.as(LENA).sees().modal).toBeUndefined();
});

it('stopping is a press on the page, after which it is the visitor’s turn', async () => {
  const workspace = await startPracticeWorkspace({
    startWith: async (_choice, { report, isStopped }) => {
      report({ done: 1, total: 9, says: 'Lena sets up the rollout.' });
      while (!isStopped()) await new Promise(setImmediate);
    },
  });
  const act = (asked: object) => perform(workspace, actShape.parse(asked));
  const state = () => pageState(workspace, 'ULENA', undefined);
  await act({ act: 'start', with: 'sample' });
  expect(state()).toMatchObject({ stage: 'playing-sample', progress: { done: 1 } });
  expect(await act({ act: 'stop-sample' })).toEqual({ ok: true });
  await expect.poll(() => state().stage).toBe('ready');
  expect(state().journey).toBe('You stopped the sample here.');
  workspace.close();
});
