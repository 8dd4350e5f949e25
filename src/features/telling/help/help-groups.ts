type SlashCommand = '/rollout' | '/champion' | '/core';

/**
 * What the subcommands are for, job by job. A label stands on a button, for what can be begun by a press;
 * the others need words behind them.
 */
export type HelpGroup = { title: string; commands: Readonly<Record<string, string | undefined>> };

const words = undefined;

export const helpGroups: Record<SlashCommand, readonly HelpGroup[]> = {
  '/rollout': [
    {
      title: 'Where it stands',
      commands: {
        status: 'Where it stands',
        due: 'What is open',
        teams: 'The teams',
        history: 'History',
        learnings: 'Learnings',
        usage: 'Where usage comes from',
        pulse: 'The pulse',
      },
    },
    {
      title: 'Teams that come in',
      commands: {
        join: 'Ask to join',
        withdraw: words,
        queue: 'Who is waiting',
        readiness: 'Readiness',
        'team add': 'Add a team',
        'teams add': 'Add teams',
        'team edit': words,
        'team leave': words,
      },
    },
    {
      title: 'Waves',
      commands: {
        select: 'Choose the second pilot',
        wave: 'The waves',
        waves: words,
        'wave plan': 'Plan a wave',
        'wave start': 'Start the wave',
        'wave message': 'Write to its people',
        'wave status': words,
        'wave summary': 'This week’s summary',
        'wave pause': words,
        'wave resume': 'Resume the wave',
        'wave complete': words,
        'wave rollback': words,
        'wave cause': words,
        'wave lift': words,
        'wave limits': words,
      },
    },
    {
      title: 'Gates and pace',
      commands: {
        gates: 'Gates',
        'gate open': words,
        'gate edit': words,
        complete: 'Is it complete?',
        override: 'Ask for an override',
        overrides: 'Overrides',
        pace: 'Pace',
        sponsor: 'The sponsor’s page',
        adoption: 'Use over months',
        pause: words,
        resume: words,
        close: words,
        reopen: words,
        freeze: words,
        freezes: words,
      },
    },
    {
      title: 'The pilot, and what it leant on',
      commands: {
        assess: 'Answer the questions',
        assessment: 'What people said',
        pilot: words,
        constraints: 'Constraints',
        reassess: words,
      },
    },
    {
      title: 'Access',
      commands: {
        access: 'Who has access',
        'access list': words,
        'access group': words,
        'access webhook': words,
      },
    },
    {
      title: 'What I say, and when',
      commands: {
        nudges: 'How I write to you',
        holidays: 'Your public holidays',
        settings: 'Settings',
        'nudges preview': words,
        digest: 'The weekly digest',
        'digest settings': words,
        deliveries: 'Deliveries',
      },
    },
    {
      title: 'The rollout itself',
      commands: { setup: 'Set up a rollout', edit: 'Change the rollout', announce: 'Announce it' },
    },
  ],
  '/champion': [
    {
      title: 'Your team',
      commands: {
        asked: words,
        ready: 'Say where your team stands',
        learned: 'Log a learning',
        thanks: words,
      },
    },
    {
      title: 'Your training',
      commands: { certificate: 'Your certificate', certify: 'Get certified' },
    },
    { title: 'Your time', commands: { hours: 'Log hours', away: words, back: words } },
    {
      title: 'The role',
      commands: {
        volunteer: 'Volunteer',
        nominate: words,
        backup: words,
        suggest: 'Who could be champion',
        handover: 'Hand over',
        'step-down': words,
      },
    },
  ],
  '/core': [
    { title: 'Learn', commands: { learn: 'Go on learning', me: 'Your own record' } },
    { title: 'Ask', commands: { who: 'Who to ask' } },
    {
      title: 'What we have learned',
      commands: {
        search: words,
        find: words,
        add: 'Add an entry',
        edit: words,
        list: 'All entries',
        review: 'What waits for review',
        changed: 'What has changed',
        coverage: 'What is covered',
        gaps: 'What training leaves out',
      },
    },
    {
      title: 'How good the outputs are',
      commands: {
        quality: 'What is shown',
        outputs: 'Review outputs',
        samples: 'Sampling',
        checks: 'Automated checks',
        escalate: 'Escalate an output',
        drill: 'Try out the path',
        freeze: 'Freeze a workflow',
        limits: 'How long things wait',
      },
    },
    { title: 'Set up', commands: { settings: 'Training settings' } },
  ],
};

const REST = 'More';

/** The named subcommands in their groups, those in none last, and empty groups left out. */
export function inGroups<Of extends { name: string }>(
  command: SlashCommand,
  declarations: readonly Of[],
): { title: string; members: { declaration: Of; label: string | undefined }[] }[] {
  const groups = helpGroups[command];
  const known = new Set(groups.flatMap(({ commands }) => Object.keys(commands)));
  const named = new Map(declarations.map((one) => [one.name, one]));
  const placed = groups.map(({ title, commands }) => ({
    title,
    members: Object.entries(commands).flatMap(([name, label]) => {
      const declaration = named.get(name);
      return declaration === undefined ? [] : [{ declaration, label }];
    }),
  }));
  const rest = declarations
    .filter(({ name }) => !known.has(name))
    .map((declaration) => ({ declaration, label: undefined }));
  return [...placed, { title: REST, members: rest }].filter(({ members }) => members.length > 0);
}
