import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';

/** To a champion, before anything is shown: called a watch, since most of them pass. */
export function watchMessage(teamName: string): Message {
  return sentence(
    `A watch, not a verdict: use in *${esc(teamName)}* may be starting to fall. It often passes, and nothing is shown yet. If you notice that people have stopped, ask one of them what got in the way. \`/rollout adoption\` shows the figures.`,
  );
}

/** The team has recovered, or a verdict has taken the watch's place. */
export function watchOverMessage(teamName: string): Message {
  return sentence(`The watch on *${esc(teamName)}* is over.`);
}
