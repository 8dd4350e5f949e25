/* What people look at in a large rollout, by the way that Slack brings it: a signed request to Bolt. */
import type { Company } from './company.ts';
import { LEAD } from './company.ts';
import { sendCommand, sendHomeOpened } from './signed-load.ts';
import type { SizedBot } from './sized-process.ts';

/** In milliseconds of CPU, and of nothing else having its turn. */
export type Target = { cpu: number; held: number };
export type Look = {
  what: string;
  target: Target;
  /** It stores what it shows. */
  writes?: true;
  act(bot: SizedBot): Promise<unknown>;
};

const same = (milliseconds: number): Target => ({ cpu: milliseconds, held: milliseconds });

type Saying = { by: string; command?: string };

const says =
  (text: string, { by, command = '/rollout' }: Saying) =>
  (bot: SizedBot) =>
    sendCommand(bot.port(), text, { by, command });

const opensHome = (by: string) => async (bot: SizedBot) => {
  const drawn = bot.slack.nextCall('views.publish');
  await sendHomeOpened(bot.port(), by);
  await drawn;
};

const opensModal = (text: string, by: string) => async (bot: SizedBot) => {
  const opened = bot.slack.nextCall('views.open');
  await sendCommand(bot.port(), text, { by });
  await opened;
};

/** Somebody of each kind: a champion of a live team, and one of its members. */
export function peopleOf({ teams }: Company): { champion: string; member: string } {
  const team = teams.find((one) => one.wave === 1 && one.champion === 'certified') ?? teams[1];
  if (team === undefined) throw new Error('There is no team.');
  return { champion: team.championId, member: team.people[6] ?? team.managerId };
}

export function looksOf(company: Company): readonly Look[] {
  const { champion, member } = peopleOf(company);
  const lead = { by: LEAD };
  const read = same(100);
  return [
    { what: '/rollout status, a lead', target: read, act: says('status', lead) },
    { what: '/rollout status, a member', target: read, act: says('status', { by: member }) },
    { what: 'Home of a lead', target: read, act: opensHome(LEAD) },
    { what: 'Home of a champion', target: read, act: opensHome(champion) },
    { what: 'Home of a member', target: read, act: opensHome(member) },
    {
      what: '/champion, the desk',
      target: read,
      act: says('', { by: champion, command: '/champion' }),
    },
    { what: '/rollout due, a lead', target: read, act: says('due', lead) },
    { what: '/rollout due, a champion', target: read, act: says('due', { by: champion }) },
    { what: '/rollout readiness', target: read, act: says('readiness', lead) },
    { what: '/rollout teams', target: read, act: says('teams', lead) },
    { what: '/rollout access', target: read, act: says('access', lead) },
    { what: '/rollout gates, all criteria', target: same(50), act: says('gates', lead) },
    { what: '/rollout pace', target: same(1000), act: says('pace', lead) },
    {
      what: '/rollout wave plan',
      target: same(1000),
      writes: true,
      act: opensModal('wave plan', LEAD),
    },
  ];
}

/** What a rollout is asked that has come to its second pilot and no further. */
export const selection: Look = {
  what: '/rollout select',
  target: same(1000),
  act: opensModal('select', LEAD),
};
