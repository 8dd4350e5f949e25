import { context, divider, esc, header, type Message } from '../../../platform/slack/blocks.ts';
import {
  type LearningStanding,
  learningSection,
  sayLearning,
} from '../../prepare/training/learning-home.view.ts';
import { type WhoFacts, whoBlocks } from './contacts.view.ts';

/** Learning first, then whom to ask, then where the rest is. */
export function coreMessage(standing: LearningStanding, facts: WhoFacts): Message {
  return {
    text: `${esc(facts.rolloutName)}: ${sayLearning(standing)}`,
    blocks: [
      header('Your training'),
      learningSection(standing),
      divider,
      header('Who to ask'),
      ...whoBlocks(facts),
      context(
        `Questions for everyone: <#${facts.channelId}>  ·  \`/core help\` lists everything else.`,
      ),
    ],
  };
}
