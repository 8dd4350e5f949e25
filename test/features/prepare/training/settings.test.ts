import { describe, expect, it } from 'vitest';
import { getTrainingSettings } from '../../../../src/features/prepare/training/training-settings.store.ts';
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
      'Days that a champion certificate is valid': 365,
    });
    const saved = await lena.submit();
    expect(saved.modal?.text).toContain(
      'Saved: right answers needed (80 to 90 percent) and days that a champion certificate is valid (180 to 365).',
    );
    expect(getTrainingSettings(world.database, world.rollout.id)).toEqual({
      passMarkPercent: 90,
      scenarios: { member: 6, champion: 5 },
      validDays: { member: 365, champion: 365 },
    });
    expect(listAudit(world.database, world.rollout.id, 1)[0]).toMatchObject({
      act: 'training.settings',
      isNews: 1,
    });
  });
});
