import { context, divider, esc, header, type Message } from '../../../platform/slack/blocks.ts';
import {
  type LearningStatus,
  learningSection,
  sayLearning,
} from '../../prepare/training/learning-home.view.ts';
import { type WhoFacts, whoBlocks } from './contacts.view.ts';

/** Learning first, then whom to ask, then where the rest is. */
export function coreMessage(status: LearningStatus, facts: WhoFacts): Message {
  return {
    text: `${esc(facts.rolloutName)}: ${sayLearning(status)}`,
    blocks: [
      header('Your training'),
      learningSection(status),
      divider,
      header('Who to ask'),
      ...whoBlocks(facts),
      context(
        `Questions for everyone: <#${facts.channelId}>  ·  \`/core help\` lists everything else.`,
      ),
    ],
  };
}
