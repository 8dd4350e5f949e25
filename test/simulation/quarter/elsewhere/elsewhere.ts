/* The programs of the company that speak with the bot beside Slack, and are told by it. They outlive each of its processes. */
import { addWebhook } from '../../../../src/features/access/webhooks/change-endpoints.usecase.ts';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { listHookSecrets } from '../../../../src/platform/hooks/hook-secrets.ts';
import { createKey } from '../../../../src/platform/keys/keys.ts';
import { inRollout, ownRequest } from '../../../../src/platform/request.ts';
import type { Dice } from '../dice.ts';
import type { House } from '../house.ts';
import type { ProgramName } from '../plan.ts';
import { askAtRandom } from './asker.ts';
import { openReceiver, type Receiver, type Trouble } from './receiver.ts';
import { openTelemetry } from './telemetry.ts';
import { openBridge, type Program } from './usage-bridge.ts';
import type { Try } from './watch-tries.ts';

export type Finding = { holds: boolean; says: string };

export type Elsewhere = {
  receivers: readonly Receiver[];
  bridge: Program;
  tool: Program;
  run(name: ProgramName, dice: Dice): Promise<void>;
  /** A receiver has a trouble of its own for some hours. */
  trouble(what: { how: Trouble; hours: number; which: number }): void;
  /** Every trouble is over, and what the programs still have to say is said. */
  finish(): Promise<void>;
  /** What was found since it was last asked. */
  take(): Finding[];
  /** What came of each try to tell somebody, since it was last asked. */
  takeTries(): Try[];
};

const ADDRESSES = [
  'https://badge.brightwater.example/access',
  'https://crm.brightwater.example/in',
];

export function openElsewhere(house: House): Elsewhere {
  const now = () => house.workspace.clock.now();
  const findings: Finding[] = [];
  const tries: Try[] = [];
  const note = (holds: boolean, says: string) => void findings.push({ holds, says });
  const receivers = ADDRESSES.map((url) => openReceiver(url, now));
  house.outside.fetch = (async (input: string, init?: RequestInit) => {
    const headers = init?.headers as Record<string, string>;
    const one: Try = { url: input, id: headers['webhook-id'] ?? '', end: 'lost' };
    tries.push(one);
    const receiver = receivers.find(({ url }) => url === input);
    if (receiver === undefined) throw new Error(`Nobody is at ${input}.`);
    const answer = receiver.fetch(String(init?.body), headers);
    if (answer.ok) one.end = 'taken';
    else if (answer.status === 401) one.end = 'refused';
    return answer;
  }) as typeof fetch;

  const keys = { access: '', usage: '' };
  const { database, app } = house.bot();
  const state = { database, product: app.product, now: house.now() };
  for (const rollout of listOpenRollouts(database)) {
    for (const receiver of receivers) {
      const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
      const added = addWebhook(request, { url: receiver.url });
      if (added.kind !== 'added') throw new Error(added.problem);
      receiver.secret = added.secret;
    }
    for (const purpose of ['access', 'usage'] as const) {
      const made = createKey(state, { name: purpose, purpose, rolloutId: rollout.id });
      if (made.kind === 'created') keys[purpose] = made.key;
    }
  }
  const bridge = openBridge(secretFor);
  const tool = openTelemetry(() => keys.usage);

  return {
    receivers,
    bridge,
    tool,
    async run(name, dice) {
      if (listOpenRollouts(house.bot().database).length === 0) return;
      if (name === 'asker') await askAtRandom({ house, key: keys.access, note }, dice);
      else await (name === 'bridge' ? bridge : tool).run(house, dice, note);
    },
    trouble({ how, hours, which }) {
      receivers[which % receivers.length]?.falls(
        how,
        now().add({ minutes: Math.round(hours * 60) }),
      );
    },
    async finish() {
      for (const receiver of receivers) receiver.heals();
      if (listOpenRollouts(house.bot().database).length === 0) return;
      await bridge.finish(house, note);
      await tool.finish(house, note);
    },
    take: () => findings.splice(0),
    takeTries: () => tries.splice(0),
  };
}

function secretFor(house: House): string | undefined {
  const { database } = house.bot();
  const [rollout] = listOpenRollouts(database);
  const [secret] = rollout === undefined ? [] : listHookSecrets(database, rollout.id, house.now());
  return secret && `whsec_${secret.toString('base64')}`;
}
