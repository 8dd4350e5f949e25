import type {
  PageCommand,
  PageConversation,
  PagePerson,
  PageShortcut,
} from '../../../src/practice/page-api.ts';

export const people: PagePerson[] = [
  person('ULENA', 'Lena Hartmann', 'Rollout lead, workspace admin', 'Europe/Berlin', {
    isAdmin: true,
  }),
  person('USAM', 'Sam Okafor', 'Second rollout lead', 'Europe/London'),
  person('UINES', 'Ines Duarte', 'Sponsor', 'Europe/Lisbon'),
  person('UTOM', 'Tom Albrecht', 'Champion, Customer Care Hamburg', 'Europe/Berlin'),
  person('UMIA', 'Mia Chen', 'Champion, Claims', 'America/New_York', { status: 'Out on Friday' }),
  person('UKAVYA', 'Kavya Subramaniam', 'Champion, Billing', 'Asia/Kolkata'),
  person('UOMAR', 'عمر الحداد', 'Claims', 'Asia/Dubai'),
  person(
    'ULONG',
    'Maximiliane Freifrau von und zu Hohenstein-Löwenberg',
    'Manager, Complaints and Exceptional Correspondence',
    'Europe/Vienna',
  ),
  person('UAYLIN', 'Aylin Yıldız', 'Customer Care Hamburg', 'Europe/Berlin'),
  person('UJONAS', 'Jonas Weber', 'Left in December', 'Europe/Berlin', { deactivated: true }),
  person('UBOT', 'Groundswell', 'App', 'Etc/UTC', { isBot: true }),
];

export const conversations: PageConversation[] = [
  conversation('DBOT', 'dm', 'Groundswell', { withId: 'UBOT' }),
  conversation('CROLLOUT', 'channel', 'ai-rollout', { unread: 3 }),
  conversation('CCLAIMS', 'channel', 'claims', { isPrivate: true }),
  conversation('CGENERAL', 'channel', 'general', { botIsMember: false }),
  conversation('CSHOW', 'channel', 'show-and-tell', {}),
  conversation('CLONG', 'channel', 'a-channel-with-a-very-long-name-that-goes-on-and-on', {
    isMember: false,
  }),
  conversation('DMIA', 'dm', 'Mia Chen', { withId: 'UMIA', unread: 1 }),
  conversation('DOMAR', 'dm', 'عمر الحداد', { withId: 'UOMAR' }),
];

export const commands: PageCommand[] = [
  {
    command: '/rollout',
    description: 'Where a rollout stands and what comes next',
    usageHint: '[status | setup | assess | gates | teams | help]',
    subcommands: [
      { name: 'status', usage: '', summary: 'where it stands' },
      { name: 'setup', usage: '', summary: 'set up a rollout' },
      { name: 'wave plan', usage: '[number]', summary: 'propose the next teams' },
      { name: 'wave start', usage: '<number>', summary: 'let the teams of a wave go live' },
    ],
  },
  {
    command: '/champion',
    description: "A champion's desk: your team, your training, your hours",
    usageHint: '[nominate @person | ready | learned | help]',
    subcommands: [],
  },
  {
    command: '/core',
    description: 'Learn how to use it well, and whom to ask',
    usageHint: '[learn | who | help]',
    subcommands: [],
  },
];

export const shortcuts: PageShortcut[] = [
  {
    callbackId: 'save-to-core',
    name: 'Save to the Core',
    type: 'message',
    description: 'Makes a draft entry of this message',
  },
  {
    callbackId: 'escalate',
    name: 'Escalate this output',
    type: 'message',
    description: 'Takes it to the next tier',
  },
  {
    callbackId: 'open-hub',
    name: 'Open Groundswell',
    type: 'global',
    description: 'Everything you can do, in one place',
  },
];

function person(
  id: string,
  name: string,
  role: string,
  timeZone: string,
  more: Partial<PagePerson> = {},
): PagePerson {
  const rest = { isBot: false, isAdmin: false, deactivated: false };
  const silent = { status: undefined, pausedUntil: undefined, unread: 0 };
  return { id, name, role, timeZone, ...rest, ...silent, ...more };
}

function conversation(
  id: string,
  kind: 'channel' | 'dm',
  name: string,
  more: Partial<PageConversation>,
): PageConversation {
  const memberIds = kind === 'channel' ? ['ULENA', 'USAM', 'UTOM', 'UMIA', 'UBOT'] : ['ULENA', id];
  const rest = {
    isPrivate: false,
    isMember: true,
    botIsMember: true,
    unread: 0,
    withId: undefined,
  };
  return { id, kind, name, memberIds, ...rest, ...more };
}
