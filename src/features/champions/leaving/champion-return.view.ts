import { esc, type Message, sentence } from '../../../platform/slack/blocks.ts';

type ReturnFacts = {
  name: string;
  /** "champion". */
  role: string;
  /** Safe mrkdwn. */
  teamName: string;
  wasInOffice: boolean;
};

/** Tells leads, back-ups and the champion in office that somebody is back whose account was closed. */
export function championIsBackMessage({ name, role, teamName, wasInOffice }: ReturnFacts): Message {
  const who = esc(name);
  return sentence(
    wasInOffice
      ? `${who} is ${role} of *${teamName}* again, as before: their Slack account was closed and is open again. There is nothing for you to do.`
      : `The nomination of ${who} as ${role} of *${teamName}* goes on where it stood: their Slack account was closed and is open again.`,
  );
}

export function youAreBackMessage({ role, teamName, wasInOffice }: ReturnFacts): Message {
  return sentence(
    wasInOffice
      ? `Welcome back: you are ${role} of *${teamName}*, as before. \`/champion\` shows what is open.`
      : `Welcome back: your nomination as ${role} of *${teamName}* goes on where it stood. \`/champion\` shows what is open.`,
  );
}
