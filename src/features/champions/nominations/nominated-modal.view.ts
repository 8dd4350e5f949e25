import { context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { type ChampionRole, roleTitles } from '../champions/champion.ts';

export function nominatedModal(facts: {
  role: ChampionRole;
  isSelf: boolean;
  name: string;
  teamName: string;
  approverNames: readonly string[];
}): Modal {
  const { isSelf, teamName, approverNames } = facts;
  const role = `${roleTitles[facts.role]} of *${esc(teamName)}*`;
  const done = isSelf
    ? `You offered to be ${role}. Thank you.`
    : `*${esc(facts.name)}* is nominated as ${role}.`;
  const next = `*Next:* ${sayChoice(approverNames.map(esc))} has been asked to keep hours free for it.`;
  return {
    type: 'modal',
    callback_id: 'nominations.nominated',
    title: plain(isSelf ? 'Offered' : 'Nominated', 24),
    close: plain('Close', 24),
    blocks: [
      section(done),
      section(next),
      context(isSelf ? 'I’ll message you when it’s your turn.' : 'I’ll tell you how it turns out.'),
    ],
  };
}
