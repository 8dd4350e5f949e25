import { describe, expect, it } from 'vitest';
import { wasThere } from '../../../../src/features/assess/assessment/pilot.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startRollout } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { confirmEverything, onEverything, sendAnswers, verdicts } from './assessment-story.ts';

describe('somebody who is put into the pilot’s team after the rollout was set up', () => {
  const put = async (running: World, name: string, people: string[]) => {
    const person = running.as(name);
    await person.command('/rollout team edit Customer Care Hamburg');
    await person.fill({
      'People in the team': ['Tom Albrecht', 'Finn Petersen', ...people],
      'What it would use the capability for': 'reply drafting',
      ...{ Function: 'customer care', Place: 'Hamburg', 'Tools it works in': 'outlook' },
    });
    const done = await person.submit();
    if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
    await person.close({ all: true });
  };

  const goOver = async (running: World, names: readonly string[]) => {
    for (const name of names) {
      const person = running.as(name);
      await person.command('/rollout assess');
      await sendAnswers(person, onEverything('Yes'));
      await person.close({ all: true });
    }
    await confirmEverything(running);
    return verdicts(running)[0];
  };

  it('is no second voice, where a lead put themselves or another lead there', async () => {
    const running = await startRollout();
    await running.travel({ days: 1 });
    await put(running, 'Lena Hartmann', ['Lena Hartmann', 'Sam Okafor']);
    expect(await goOver(running, ['Lena Hartmann', 'Sam Okafor'])).toBe('no-data');
    expect(await goOver(running, ['Heike Sommer'])).toBe('fail');
    expect(await goOver(running, ['Tom Albrecht'])).toBe('pass');
  });

  it('counts when the manager of the pilot says that a lead was there', async () => {
    const running = await startRollout();
    await running.travel({ days: 1 });
    await put(running, 'Heike Sommer', ['Sam Okafor']);
    expect(await goOver(running, ['Heike Sommer', 'Sam Okafor'])).toBe('pass');
  });

  it('counts when they lead nothing, whoever names them; nobody names themselves', () => {
    const at = (day: string) => Temporal.Instant.from(`2027-01-${day}T09:00:00Z`);
    const [lead, other, tom] = ['ULENA', 'USAM', 'UTOM'] as UserId[];
    const facts = { setUpAt: at('05'), leadIds: new Set([lead!, other!]) };
    const late = { sinceAt: at('06') };
    expect(wasThere(lead!, { sinceAt: at('05'), addedBy: lead }, facts)).toBe(true);
    expect(wasThere(tom!, { ...late, addedBy: lead }, facts)).toBe(true);
    expect(wasThere(tom!, { ...late, addedBy: tom }, facts)).toBe(false);
    expect(wasThere(lead!, { ...late, addedBy: tom }, facts)).toBe(true);
    expect(wasThere(lead!, { ...late, addedBy: other }, facts)).toBe(false);
    expect(wasThere(lead!, { ...late, addedBy: undefined }, facts)).toBe(false);
  });
});
