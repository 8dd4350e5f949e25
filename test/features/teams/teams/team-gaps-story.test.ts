import { describe, expect, it } from 'vitest';
import { startSupportCopilot } from '../../../support/story.ts';

describe('a pilot team that nobody has described', () => {
  it('is described by its manager from App Home, and then asked of nobody', async () => {
    const world = await startSupportCopilot();
    const lena = world.as('Lena Hartmann');
    expect((await lena.openHome()).home?.text).toContain('Describe the pilot team');
    const heike = world.as('Heike Sommer');
    await heike.openHome();
    await heike.press('Describe the team');
    await heike.fill({
      'What it would use the capability for': 'reply drafting',
      Function: 'customer service',
      Place: 'Hamburg',
      'Tools it works in': 'Zendesk',
    });
    const saved = await heike.submit();
    expect(saved.errors).toBeUndefined();
    await heike.close({ all: true });
    expect((await heike.openHome()).home?.text).not.toContain('Describe the pilot team');
    expect((await lena.openHome()).home?.text).not.toContain('Describe the pilot team');
  });
});
