import { describe, expect, it } from 'vitest';
import { getTrainingSettings } from '../../../../src/features/prepare/training/training-settings.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { startLearningWorld } from './learning-story.ts';

describe('the settings of the training', () => {
  it('are changed by a lead, within bounds and no further than there are scenarios', async () => {
    const world = await startLearningWorld();
    const lena = world.as('Lena Hartmann');
    const opened = await lena.command('/core settings');
    expect(opened.modal?.text).toContain('The lessons are the shipped ones.');
    await lena.fill({ 'Scenarios in the champions’ test': 12 });
    expect((await lena.submit()).errors).toEqual({
      'Scenarios in the champions’ test': 'There are only 9 to choose from.',
    });
    await lena.fill({
      'Scenarios in the champions’ test': 5,
      'Right answers needed, in percent': 90,
      'Days that a champion certificate is valid': 90,
    });
    const saved = await lena.submit();
    expect(saved.modal?.text).toContain(
      'Saved: right answers needed (80 to 90 percent) and days that a champion certificate is valid (180 to 90).',
    );
    expect(getTrainingSettings(world.database, world.rollout.id)).toEqual({
      passMarkPercent: 90,
      scenarios: { member: 6, champion: 5 },
      validDays: { member: 365, champion: 90 },
    });
    expect(listAudit(world.database, world.rollout.id, 1)[0]).toMatchObject({
      act: 'training.settings',
      isNews: 1,
    });
  });
});

describe('a test made easier by one lead', () => {
  it('stays as hard until the sponsor agrees', async () => {
    const world = await startLearningWorld();
    const stored = () => getTrainingSettings(world.database, world.rollout.id);
    const lena = world.as('Lena Hartmann');
    await lena.command('/core settings');
    await lena.fill({
      'Right answers needed, in percent': 60,
      'Scenarios in everyone’s test': 7,
      'Days that a champion certificate is valid': 300,
    });
    expect(Object.values((await lena.submit()).errors ?? {})).toEqual([
      'This makes a gate easier. Say in a few words why, so that someone who wasn’t there can agree or disagree.',
    ]);
    await lena.fill({
      'Why, if a test or a certificate proves less than before':
        'Two scenarios are worded badly and are being rewritten.',
    });
    const saved = await lena.submit();
    expect(saved.modal?.text).toContain('Saved: scenarios in everyone’s test (6 to 7).');
    expect(saved.modal?.text).toContain('so Ines Duarte has to agree first.');
    await lena.close({ all: true });
    expect(stored()).toMatchObject({ passMarkPercent: 80, scenarios: { member: 7 } });
    const ines = world.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('60 percent right would be enough to pass a test, instead of 80.');
    expect(read).toContain('A champion certificate would be valid for 300 days instead of 180.');
    await ines.press('Agree for good');
    expect(stored()).toMatchObject({ passMarkPercent: 60, validDays: { champion: 300 } });
  });
});
