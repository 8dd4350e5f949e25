import { beforeEach, describe, expect, it } from 'vitest';
import { listOptIns } from '../../../../src/features/expand/opt-ins/opt-ins.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { makeReady } from '../../../support/ready-teams.ts';
import { listAudit } from '../../../support/record.ts';
import { addTeam, type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

async function join(who: string, why: string, command = '/rollout join') {
  const person = world.as(who);
  const opened = await person.command(command);
  if (opened.modal === undefined) return opened;
  await person.fill({ 'Why does the team want to join?': why });
  const done = await person.submit();
  await person.close({ all: true });
  return done;
}

describe('asking to join', () => {
  it('puts a team into the queue, and says its place, what is missing and an honest estimate', async () => {
    const done = await join('Daniel Brooks', 'We drown in follow-up letters.');
    expect(done.modal?.title).toBe('In the queue');
    expect(done.modal?.text).toContain('Claims is in the queue, at place 1.');
    expect(done.modal?.text).toContain('Still missing: a champion;');
    expect(done.modal?.text).toContain('Can’t say yet');
    expect(listAudit(world.database, world.rollout.id, 1)[0]).toMatchObject({
      act: 'opt-ins.join',
      reason: 'We drown in follow-up letters.',
    });
  });

  it('keeps the first request’s place when asked twice', async () => {
    putInOffice(world, world.claims, 'UMIA');
    await join('Daniel Brooks', 'We drown in letters.');
    const again = await world.as('Mia Chen').command('/rollout join Claims');
    expect(again.ephemeral?.text).toContain('Claims has already asked and keeps its place: 1.');
    expect(listOptIns(world.database, world.rollout.id)).toHaveLength(1);
  });

  it('is for the team’s own manager and champion, and says so to a lead', async () => {
    const lead = await world.as('Lena Hartmann').command('/rollout join Claims');
    expect(lead.ephemeral?.text).toContain('help` lists what you can do.');
    const other = await world.as('Linh Tran').command('/rollout join Claims');
    expect(other.ephemeral?.text).toBe(
      'Only the manager of *Claims* (Daniel Brooks) or its champion can ask for it: a team joins because it wants to.',
    );
    expect(listOptIns(world.database, world.rollout.id)).toEqual([]);
  });

  it('answers an unknown team with those there are, and the pilot with that it is in', async () => {
    const unknown = await world.as('Daniel Brooks').command('/rollout join Cliams');
    expect(unknown.ephemeral?.text).toContain('There is no team called "Cliams".');
    const pilot = await world.as('Heike Sommer').command('/rollout join Customer Care Hamburg');
    expect(pilot.ephemeral?.text).toContain('is the pilot and already works with it');
  });
});

describe('the queue', () => {
  it('shows every team that waits, in order, with the reason, what is missing and the wait', async () => {
    await join('Linh Tran', 'Month-end takes a week.');
    await makeReady(world, world.claims);
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-11T09:00:00Z'));
    await join('Mia Chen', 'We drown in letters.');
    const seen = await world.as('Sofía Ramírez').command('/rollout queue');
    const text = seen.ephemeral?.text ?? '';
    expect(text).toContain(
      '2 teams are waiting to join *Support copilot*, the earliest request first.',
    );
    expect(text).toContain('*1. Billing*, since 4 January: “Month-end takes a week.”');
    expect(text).toContain(
      '*2. Claims*, since 11 January: “We drown in letters.”\nNothing is missing.',
    );
    expect(text).toContain('As things stand, it is in the next wave');
    const status = await world.as('Ines Duarte').command('/rollout status');
    expect(status.ephemeral?.text).toContain(
      '2 teams are waiting to join. Billing has waited longest: 7 days, since 4 January.',
    );
  });

  it('lets a team go, which can join again at the end', async () => {
    await join('Daniel Brooks', 'We drown in letters.');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-04T15:00:00Z'));
    await join('Linh Tran', 'Month-end takes a week.');
    const daniel = world.as('Daniel Brooks');
    const asked = await daniel.command('/rollout withdraw');
    expect(asked.modal?.text).toContain('*Claims* gives up place 1.');
    const done = await daniel.submit();
    expect(done.modal?.text).toContain('Claims is out of the queue.');
    await daniel.close({ all: true });
    const nothing = await daniel.command('/rollout withdraw');
    expect(nothing.ephemeral?.text).toContain('Claims is not in the queue');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-12T09:00:00Z'));
    const again = await join('Daniel Brooks', 'Now with a champion in sight.');
    expect(again.modal?.text).toContain('at place 2');
  });

  it('asks which of a person’s teams is meant, each with its whole name', async () => {
    const team = {
      Manager: 'Daniel Brooks',
      'People in the team': ['Hannah Weiss'],
      'How many people work in it': 4,
      'What it would use the capability for': 'reply drafting',
      Function: 'research',
      Place: 'New York',
      'Time zone': 'America/New_York',
      'Share of experienced people, in percent': 40,
      'Does it work under special rules (medical, financial, legal)?': 'No',
      'Tools it works in': 'outlook',
    };
    for (const name of ['Research and Development', 'Travel']) {
      await addTeam(world, { ...team, Team: name });
      await join('Daniel Brooks', 'We drown in letters.', `/rollout join ${name}`);
    }
    await join('Daniel Brooks', 'We drown in letters.', '/rollout join Claims');
    const asked = await world.as('Daniel Brooks').command('/rollout withdraw');
    expect(asked.ephemeral?.text).toBe(
      'Say which team: `/rollout withdraw` with Claims, Research and Development or Travel after it.',
    );
  });

  it('says how a team gets in when nobody waits', async () => {
    const seen = await world.as('Mia Chen').command('/rollout queue');
    expect(seen.ephemeral?.text).toContain('Nobody is waiting to join *Support copilot*.');
  });
});
