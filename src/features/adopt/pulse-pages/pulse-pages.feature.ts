import { command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import type { ProductFeature } from '../../contract/product-feature.ts';
import { getPulsePage } from './pulse-page.store.ts';
import { pulsePageMessage } from './pulse-page.view.ts';

const pulseCommand = command({
  command: '/rollout',
  name: 'pulse',
  summary: 'what helps people and what holds them back; and whether you are asked',
  usage: '',
  who: ['lead', 'sponsor', 'champion', 'backup', 'manager', 'member'],
  about: 'rollout',
  arguments: noArguments,
  run: (request): Reply => tell(pulsePageMessage(getPulsePage(request), request.today)),
});

export const pulsePagesFeature: ProductFeature = { name: 'pulse-pages', commands: [pulseCommand] };
