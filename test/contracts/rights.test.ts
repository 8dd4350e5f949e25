import { beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '../../src/platform/acting.ts';
import { openUnflushed } from '../support/fresh-database.ts';
import { type SupportCopilot, setUpSupportCopilot } from '../support/story.ts';
import { openWorld, type World } from '../support/world.ts';
import { actions, commands, deliveriesIn, shortcuts, submissions } from './deliveries.ts';

const isLimited = ({ who }: { who: Who }) => who !== 'anyone';

let world: World;
let story: SupportCopilot;
let gone: string;
let readAll: () => string;
beforeAll(async () => {
  world = await openWorld({}, openUnflushed);
  readAll = reader(world);
  story = await setUpSupportCopilot(world);
  const members = world.workspace.world.records.members.all();
  gone = members.find((one) => one.deactivated)?.id ?? '';
  return () => world.close();
});

/** Somebody with a full account and no part in the rollout. */
const BYSTANDER = 'Kenji Watanabe';
const bystander = () => world.workspace.as(BYSTANDER);

/** Everything stored, apart from who is who and which deliveries came. */
const stored = () => readAll();

/** Asked twice for each act that there is, so its statements are prepared once. */
function reader({ database: { $client: client } }: World): () => string {
  const tables = client.pragma('table_list') as { schema: string; name: string; type: string }[];
  const all = tables
    .filter((one) => one.schema === 'main' && one.type === 'table')
    .map((one) => one.name)
    .filter((name) => !/^(sqlite_|__)|^(people|channels|inbox)$/.test(name))
    .sort()
    .map((name) => [name, client.prepare(`select * from "${name}"`).raw()] as const);
  return () => JSON.stringify(all.map(([name, rows]) => [name, rows.all()]));
}

const known = () => ({ rolloutId: story.rollout.id, teamId: story.claims.id });

const deliver = deliveriesIn(() => world);
const { typed, used } = deliver;
const pressed = (userId: string, one: (typeof actions)[number]) =>
  deliver.pressed(userId, one, known());
const submitted = (userId: string, one: (typeof submissions)[number]) =>
  deliver.submitted(userId, one, known());

describe('every act that is declared', () => {
  it.each(commands)('$label says who may do it', (one) => expectRule(one.who));
  it.each(actions)('$actionId says who may do it', (one) => expectRule(one.who));
  it.each(submissions)('$callbackId says who may do it', (one) => expectRule(one.who));
});

function expectRule(who: Who): void {
  expect(who === 'anyone' || who.length > 0).toBe(true);
}

describe('someone without the right hears who has it, and changes nothing', () => {
  const act = async (changes: boolean, what: (userId: string) => Promise<string>) => {
    const before = stored();
    const said = await what(bystander().id);
    expect(said).toMatch(/Only .* can (do this|use `[^`]+`)\./);
    expect(said).toMatch(/`.* help` lists what you can do\./);
    expect(said.includes('Nothing was changed.')).toBe(changes);
    expect(stored()).toBe(before);
  };
  it.each(commands.filter(isLimited))('with $label', (one) =>
    act(one.acts === true, (id) => typed(id, one)),
  );
  it.each(actions.filter(isLimited))('with the button $actionId', (one) =>
    act(one.acts === true, (id) => pressed(id, one)),
  );
  it.each(submissions.filter(isLimited))('with the form $callbackId', (one) =>
    act(true, (id) => submitted(id, one)),
  );
  it.each(shortcuts.filter(isLimited))('with $callbackId', (one) =>
    act(false, (id) => used(id, one)),
  );
});

describe('what is offered to someone who is refused', () => {
  const offered = commands.flatMap((one) =>
    (one.instead ?? []).map((offer) => ({ ...offer, label: one.label })),
  );
  it.each(offered)('by $label is a command that there is: $run', ({ run, says }) => {
    expect(commands.map(({ label }) => label)).toContain(run);
    expect(says.length).toBeLessThan(30);
  });

  it('runs at one press, and only where the reader may use it', async () => {
    const member = world.as('Mia Chen');
    const refused = await member.command('/rollout wave plan');
    expect(refused.ephemeral?.text).toContain(
      'Only a lead of *Support copilot* (Lena Hartmann or Sam Okafor) can use `/rollout wave plan`. `/rollout help` lists what you can do.',
    );
    expect(refused.ephemeral?.text).toContain('[See the waves]');
    expect(refused.ephemeral?.text).not.toContain('[Ask to join]');
    const waves = await member.press('See the waves');
    expect(waves.ephemeral?.text).toContain('wave');
  });
});

describe('a deactivated account can do nothing at all', () => {
  const act = async (what: (userId: string) => Promise<string>) => {
    const before = stored();
    expect(await what(gone)).toContain('Only people with a full account in this workspace');
    expect(stored()).toBe(before);
  };
  it.each(commands)('with $label', (one) => act((id) => typed(id, one)));
  it.each(actions)('with the button $actionId', (one) => act((id) => pressed(id, one)));
  it.each(submissions)('with the form $callbackId', (one) => act((id) => submitted(id, one)));
  it.each(shortcuts)('with $callbackId', (one) => act((id) => used(id, one)));
});
