import { describe, expect, it } from 'vitest';
import { chores, justRolloutsAndTeams } from '../../../support/chores.ts';
import { setUpRollout, startSupportCopilot } from '../../../support/story.ts';
import { startWorld } from '../../../support/world.ts';

const start = (work = chores()) =>
  startSupportCopilot({ owners: [...justRolloutsAndTeams, work.feature] });

/** What is read, without the marks of its layout. */
const words = (text: string | undefined) =>
  (text ?? '').replace(/[*_`@]/g, '').replaceAll('\u00A0', ' ');

describe('App Home', () => {
  it('tells an admin how to begin, and everyone else who can', async () => {
    const { as } = await startWorld({ owners: justRolloutsAndTeams });
    const admin = await as('Lena Hartmann').openHome();
    expect(words(admin.home?.text)).toContain('Set up a rollout');
    const form = await as('Lena Hartmann').press('Set up a rollout');
    expect(form.modal?.title).toBe('Set up a rollout');
    const member = await as('Mia Chen').openHome();
    expect(words(member.home?.text)).toContain(
      'A workspace admin can start one with /rollout setup',
    );
  });

  it('shows what needs a person first, at most five and the rest behind a button', async () => {
    const work = chores();
    const running = await start(work);
    for (let number = 1; number <= 12; number += 1) {
      work.owe({ key: `chore ${number}`, personId: 'UMIA', text: `Paint fence ${number}` });
    }
    const mia = running.as('Mia Chen');
    const { home } = await mia.openHome();
    expect(home?.text.indexOf('Needs you')).toBe(0);
    expect(home?.text.match(/Paint fence/g)).toHaveLength(5);
    const all = await mia.press('And 7 more');
    expect(words(all.modal?.text)).toContain('12 things waiting for you');
    expect(all.modal?.text.match(/Paint fence/g)).toHaveLength(12);
  });

  it('tells a member without tasks why this is done, what comes and who to ask', async () => {
    const running = await start();
    const { home } = await running.as('Sofía Ramírez').openHome();
    expect(words(home?.text)).toContain('Nothing needs you today');
    expect(words(home?.text)).toContain('Claims: not in a wave yet');
    expect(words(home?.text)).toContain(
      'Why this: Drafted replies to customer letters worked for one team',
    );
    expect(words(home?.text)).toContain('No champion yet · manager Daniel Brooks · 5 people');
    expect(words(home?.text)).toContain('Lena Hartmann or Sam Okafor');
  });

  it('keeps the figures of the whole for those who lead it', async () => {
    const work = chores();
    const figures = { topic: 'chores', text: '3 of 4 fences are painted.', order: 1 };
    const running = await startSupportCopilot({
      owners: [...justRolloutsAndTeams, { ...work.feature, status: () => [figures] }],
    });
    const home = async (name: string) => words((await running.as(name).openHome())?.home?.text);
    expect(await home('Sam Okafor')).toContain('3 of 4 fences');
    expect(await home('Ines Duarte')).not.toContain('3 of 4 fences');
    expect(await home('Daniel Brooks')).not.toContain('3 of 4 fences');
    expect(await home('Daniel Brooks')).toContain('manager you');
    const status = await running.as('Daniel Brooks').command('/rollout', { in: '#ai-rollout' });
    expect(status.text).toContain('3 of 4 fences');
  });

  it('says since when a gate is due that is still shut', async () => {
    const running = await start();
    running.workspace.clock.moveTo(Temporal.Instant.from('2027-01-18T08:00:00Z'));
    const { home } = await running.as('Lena Hartmann').openHome();
    expect(words(home?.text)).toContain('Assessment → Infrastructure due since 11 Jan → Expansion');
    expect(words(home?.text)).toContain(
      'The gate to the infrastructure build has been due since Monday 11 January.',
    );
    expect(words(home?.text)).not.toContain('Next date');
  });

  it('shows a lead all teams and the calendar of the rollout', async () => {
    const running = await start();
    const { home } = await running.as('Sam Okafor').openHome();
    expect(words(home?.text)).toContain('4 teams: none live yet, none with a champion yet.');
    expect(words(home?.text)).toContain('Week 1, post-pilot assessment.');
    expect(words(home?.text)).toContain(
      'Assessment → Infrastructure from 11 Jan → Expansion from 8 Feb',
    );
    expect(words(home?.text)).toContain(
      'Dates ahead\n• Monday 11 January: gate to the infrastructure build',
    );
  });

  it('lets a person with a part in two rollouts choose, and remembers it', async () => {
    const running = await start();
    await setUpRollout(running, {
      'Name of the rollout': 'Meeting notes',
      'Channel of the rollout': '#ai-steering',
      'Pilot team': 'Steering',
    });
    const sam = running.as('Sam Okafor');
    expect(words((await sam.openHome()).home?.text)).toContain('You’re part of 2 rollouts');
    const chosen = await sam.choose('Choose a rollout', 'Meeting notes');
    expect(words(chosen.home?.text)).toContain('Steering: has used it since the pilot');
    await running.restart();
    expect(words((await sam.openHome()).home?.text)).toContain('1 team: none live yet');
  });

  it('opens as the hub from anywhere by the shortcut', async () => {
    const running = await start();
    const hub = await running.as('Ines Duarte').shortcut('Open Groundswell');
    expect(hub.modal?.title).toBe('Groundswell');
    expect(words(hub.modal?.text)).toContain('Support copilot');
  });
});

describe('/rollout', () => {
  it('says where the rollout stands with the next step of the one who asks', async () => {
    const work = chores();
    const running = await start(work);
    work.owe({
      key: 'report',
      personId: 'UINES',
      text: 'Read the report',
      dueOn: Temporal.PlainDate.from('2027-01-05'),
    });
    const bare = await running.as('Ines Duarte').command('/rollout', { in: '#ai-rollout' });
    expect(words(bare.ephemeral?.text)).toContain('Week 1, post-pilot assessment.');
    expect(words(bare.ephemeral?.text)).toContain('Read the report');
    expect(words(bare.ephemeral?.text)).toContain('Due tomorrow · about 5 minutes');
    const named = await running.as('Heike Sommer').command('/rollout status');
    expect(words(named.ephemeral?.text)).toContain(
      'Your next step: none. Nothing is waiting for you before Monday 11 January.',
    );
  });

  it('shows a lead what is due from everyone, and others their own', async () => {
    const work = chores();
    const running = await start(work);
    const dueOn = Temporal.PlainDate.from('2027-01-02');
    work.owe({
      key: 'a',
      personId: 'UMIA',
      text: 'Name a champion',
      dueOn,
      blocks: { kind: 'wave', number: 1 },
    });
    work.owe({ key: 'b', personId: 'UBAO', text: 'Find a room' });
    const lead = await running.as('Lena Hartmann').command('/rollout due');
    expect(words(lead.ephemeral?.text)).toContain(
      '2 things are open on Support copilot, with 2 people; 1 overdue.',
    );
    expect(words(lead.ephemeral?.text)).toContain(
      'Mia Chen\n• Name a champion (overdue since Saturday 2 January); wave 1 is waiting for it',
    );
    const bao = await running.as('Bao Nguyen').command('/rollout due');
    expect(words(bao.ephemeral?.text)).toContain('Find a room');
    expect(words(bao.ephemeral?.text)).not.toContain('Name a champion');
  });
});
