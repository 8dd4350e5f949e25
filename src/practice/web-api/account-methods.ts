import { z } from 'zod';
import { randomUuid } from '../../platform/entropy.ts';
import { type Answer, refuse } from './answer.ts';
import { type Method, method } from './method.ts';

export const accountMethods: Record<string, Method> = {
  'api.test': method({
    tier: 'tier-4',
    token: 'none',
    takes: z.looseObject({ error: z.string().optional() }),
    answer: (_world, args): Answer =>
      args.error === undefined ? { ok: true, args } : refuse(args.error, { args }),
  }),
  'auth.test': method({
    tier: 'special',
    token: 'any',
    takes: z.object({}),
    answer: ({ facts, address }) => ({
      ok: true,
      url: `${address.baseUrl}/`,
      team: facts.workspace.name,
      user: facts.bot.name.toLowerCase(),
      team_id: facts.workspace.id,
      user_id: facts.bot.userId,
      bot_id: facts.bot.botId,
      app_id: facts.bot.appId,
      is_enterprise_install: false,
    }),
  }),
  'apps.connections.open': method({
    tier: 'tier-2',
    token: 'app',
    takes: z.object({}),
    answer: ({ address }) => {
      if (address.socketUrl === undefined) return refuse('socket_mode_not_enabled');
      const ticket = randomUuid();
      address.tickets.add(ticket);
      return { ok: true, url: `${address.socketUrl}?ticket=${ticket}&app_id=practice` };
    },
  }),
};
