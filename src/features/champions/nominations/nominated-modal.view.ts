import { actions, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { type Champion, roleTitles } from '../champions/champion.ts';
import { withdrawButton } from './nomination-withdrawn.view.ts';

export function nominatedModal(facts: {
  champion: Champion;
  name: string;
  teamName: string;
  approverNames: readonly string[];
}): Modal {
  const { champion, teamName, approverNames } = facts;
  const isSelf = champion.nominated.by === champion.personId;
  const role = `${roleTitles[champion.role]} of *${esc(teamName)}*`;
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
      actions(withdrawButton(champion)),
      context(isSelf ? 'I’ll message you when it’s your turn.' : 'I’ll tell you how it turns out.'),
    ],
  };
}
