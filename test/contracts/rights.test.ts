import { beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../src/app/app.ts';
import type { Who } from '../../src/platform/acting.ts';
import { collectDeclarations } from '../../src/platform/slack/registry.ts';
import { payloadHead } from '../../src/practice/people/interaction.ts';
import { openDirectMessage } from '../../src/practice/web-api/lookups.ts';
import { openResponseAddress } from '../../src/practice/web-api/response-url.ts';
import { type SupportCopilot, setUpSupportCopilot } from '../support/story.ts';
import { openWorld, type World } from '../support/world.ts';
import { anyValue } from './any-value.ts';

const registry = collectDeclarations(features);
const commands = registry.commands.map((one) => ({ ...one, label: `${one.command} ${one.name}` }));
const actions = [...registry.actions.values()];
const submissions = [...registry.submissions.values()];
const shortcuts = [...registry.shortcuts.values()];
const isLimited = ({ who }: { who: Who }) => who !== 'anyone';

let world: World;
let story: SupportCopilot;
let gone: string;
beforeAll(async () => {
  world = await openWorld();
  story = await setUpSupportCopilot(world);
  const members = world.workspace.world.records.members.all();
  gone = members.find((one) => one.deactivated)?.id ?? '';
  return () => world.close();
});

/** Somebody with a full account and no part in the rollout. */
const BYSTANDER = 'Kenji Watanabe';
const bystander = () => world.workspace.as(BYSTANDER);

/** Everything stored, apart from who is who and which deliveries came. */
function stored(): string {
  const { $client: client } = world.database;
  const tables = client.pragma('table_list') as { schema: string; name: string; type: string }[];
  const told = tables
    .filter((one) => one.schema === 'main' && one.type === 'table')
    .map((one) => one.name)
    .filter((name) => !/^(sqlite_|__)|^(people|channels|inbox)$/.test(name))
    .sort()
    .map((name) => [name, client.prepare(`select * from "${name}"`).all()]);
  return JSON.stringify(told);
}

const known = () => ({ rolloutId: story.rollout.id, teamId: story.claims.id });

/** What the bot answers to a delivery of that person, as text. */
async function answer(userId: string, type: 'slash_commands' | 'interactive', part: object) {
  const { world: practice } = world.workspace;
  const dm = openDirectMessage(practice, practice.facts.bot.userId, userId).id;
  const payload = {
    ...payloadHead(practice, userId),
    trigger_id: practice.triggers.issue(userId),
    response_url: openResponseAddress(practice, userId, dm),
    channel: { id: dm, name: 'directmessage' },
    ...part,
  };
  const before = practice.records.messages.all().length;
  const sent = await practice.delivery.send(type, payload);
  await world.flush();
  const said = practice.records.messages
    .all()
    .slice(before)
    .map((one) => one.text);
  const calls = world.workspace
    .calls('views.open')
    .slice(-1)
    .map((one) => one.arguments.view);
  return JSON.stringify([sent, said, calls]);
}

const typed = (userId: string, { command, name }: { command: string; name: string }) =>
  answer(userId, 'slash_commands', {
    team_id: world.workspace.world.facts.workspace.id,
    channel_id: story.rollout.channelId,
    channel_name: 'ai-rollout',
    user_id: userId,
    user_name: userId,
    command,
    text: name,
  });

const pressed = (userId: string, one: (typeof actions)[number]) =>
  answer(userId, 'interactive', {
    type: 'block_actions',
    container: { type: 'message', channel_id: 'CAIROLLOUT', message_ts: '1799999999.000100' },
    actions: [
      {
        type: 'button',
        action_id: one.actionId,
        block_id: 'b',
        action_ts: '1799999999.000200',
        value: JSON.stringify(anyValue(one.value, known())),
      },
    ],
  });

const submitted = (userId: string, one: (typeof submissions)[number]) =>
  answer(userId, 'interactive', {
    type: 'view_submission',
    view: {
      id: `V${one.callbackId}${userId}`,
      hash: '1',
      type: 'modal',
      callback_id: one.callbackId,
      private_metadata: JSON.stringify(anyValue(one.context, known())),
      state: { values: {} },
    },
  });

const used = (userId: string, one: (typeof shortcuts)[number]) =>
  answer(userId, 'interactive', {
    type: one.kind === 'message' ? 'message_action' : 'shortcut',
    callback_id: one.callbackId,
    message: { ts: '1799999999.000100', text: 'A message.', user: 'UMIA' },
  });

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
