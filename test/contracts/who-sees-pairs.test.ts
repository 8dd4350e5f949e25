import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';
import { deliveriesIn } from './deliveries.ts';
import {
  BYSTANDER,
  GUEST,
  letIn,
  makeGuest,
  makePrivate,
  secrets,
  tellSeenStory,
} from './seen-story.ts';

const doc = readFileSync(new URL('../../docs/who-sees-what.md', import.meta.url), 'utf8');
const ELSEWHERE = { id: 'CGENERAL', name: 'general' };
const [EVIDENCE, LEARNING, RULE] = secrets;

/** Where each column of the tables is asked for, and by what one knows that it is shown. */
const things: Record<string, { command: '/rollout' | '/core'; name: string; shown: string }> = {
  name: { command: '/rollout', name: 'status', shown: 'Week 1, post-pilot assessment' },
  teams: { command: '/rollout', name: 'teams', shown: '*Renewals*: ' },
  waves: { command: '/rollout', name: 'waves', shown: 'Wave 0 is baking' },
  people: { command: '/rollout', name: 'teams', shown: 'Champion Mia Chen' },
  evidence: { command: '/rollout', name: 'constraints', shown: EVIDENCE },
  learnings: { command: '/rollout', name: 'learnings', shown: LEARNING },
  readiness: { command: '/rollout', name: 'readiness Renewals', shown: 'must-haves' },
  Core: { command: '/core', name: 'find lawyer', shown: RULE },
  'Hannah’s access': {
    command: '/rollout',
    name: 'access <@UHANNAH|hannah>',
    shown: '*What would change it:*',
  },
};

/** Somebody of each row. */
const people: Record<string, string> = {
  lead: 'USAM',
  sponsor: 'UINES',
  'champion of Claims': 'UMIA',
  'back-up champion of Claims': 'USOFIA',
  'manager of Claims': 'UDANIEL',
  'Hannah, member of Claims': 'UHANNAH',
  'other member of Claims': 'UTERRELL',
  'champion of another team': 'UBAO',
  'manager of another team': 'ULINH',
  'someone asked for something': 'UOLGA',
  'workspace admin': 'UMARTA',
  'guest in another team': GUEST,
  'guest in no team': 'UPETER',
  'member of the channel': 'UKWAME',
  'anyone else': BYSTANDER,
};

type Row = { who: string; cells: Record<string, string> };

/** The table below a heading. */
function tableUnder(heading: string): Row[] {
  const part = doc.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [head, , ...rows] = part.split('\n').filter((line) => line.startsWith('|'));
  const cellsOf = (line = '') =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [, ...columns] = cellsOf(head);
  return rows.map((row) => {
    const [who = '', ...cells] = cellsOf(row);
    return {
      who,
      cells: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])),
    };
  });
}

/** What each person of a table is shown of each thing. */
async function ask(world: World, meant: readonly Row[]): Promise<Row[]> {
  const { typed } = deliveriesIn(() => world);
  const found: Row[] = [];
  for (const { who } of meant) {
    const cells: Record<string, string> = {};
    for (const [thing, { command, name, shown }] of Object.entries(things)) {
      const said = await typed(people[who] ?? '', { command, name }, ELSEWHERE);
      const isNowhere = said.includes('There is no rollout in this workspace yet.');
      cells[thing] = said.includes(shown) ? 'yes' : isNowhere ? '–' : 'no';
    }
    found.push({ who, cells });
  }
  return found;
}

describe('who sees what, as the documentation has it', () => {
  it.each(['public', 'private'])(
    'in a %s channel, person by person and thing by thing',
    async (kind) => {
      const meant = tableUnder(`A rollout whose channel is ${kind}`);
      expect(meant.map(({ who }) => who)).toEqual(Object.keys(people));
      for (const { cells } of meant) expect(Object.keys(cells)).toEqual(Object.keys(things));
      const world = await startWorld();
      await tellSeenStory(world);
      for (const guest of [GUEST, 'UPETER']) await makeGuest(world, guest);
      if (kind === 'private') await makePrivate(world);
      await letIn(world, 'UKWAME');
      expect(await ask(world, meant)).toEqual(meant);
    },
  );
});
