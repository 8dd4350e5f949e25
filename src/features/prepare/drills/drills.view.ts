import type { InputBlock } from '@slack/types';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate, sayList } from '../../../platform/words.ts';
import type { Tier } from '../escalations/escalation.ts';
import type { DrillResult, Proof } from './drill.ts';

export const OPEN_DRILL = 'drills.open-drill';
export const DRILL_FORM = 'drills.start';

export const drillValue = (rolloutId: RolloutId, workflow: string) =>
  asValue({ rolloutId, workflow });

/** "25 min", "1 h 10 min", "3 h". */
export function sayMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

const TIERS: Record<Tier, string> = {
  champion: 'the champion',
  owner: 'the owner',
  lead: 'a lead',
};

/** "the champion in 10 min, the owner in 25 min and a lead in 5 min". */
export function sayReached({ reached }: DrillResult): string {
  return sayList(
    reached.map(({ tier, minutes }) =>
      minutes === undefined
        ? `${TIERS[tier]} not in time`
        : `${TIERS[tier]} in ${sayMinutes(minutes)}`,
    ),
  );
}

/** What a drill has shown of some work, in one sentence. */
export function sayProof(
  proof: Proof,
  { timeZone, today }: { timeZone: string; today: Temporal.PlainDate },
): string {
  switch (proof.kind) {
    case 'none':
      return 'No drill has shown yet that a case reaches a lead.';
    case 'under-way':
      return 'A drill is under way.';
    case 'proven':
    case 'too-slow': {
      const on = sayDate(dateAt(proof.result.endedAt, timeZone), today);
      const ended = proof.kind === 'proven' ? 'in time' : 'too late';
      return `The drill of ${on} reached a lead ${ended}, after ${sayMinutes(proof.result.minutes)} of working time: ${sayReached(proof.result)}.`;
    }
  }
}

type Choices = {
  rolloutId: RolloutId;
  teams: readonly { id: TeamId; name: string }[];
  workflows: readonly string[];
  workflow: string | undefined;
  lines: readonly string[];
};

export function drillModal({ rolloutId, teams, workflows, workflow, lines }: Choices): Modal {
  return {
    type: 'modal',
    callback_id: DRILL_FORM,
    title: plain('Try out the path', 24),
    submit: plain('Start the drill', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId }),
    blocks: [
      section(
        'A drill is a case that is marked as one. It goes to the champion, to the person who keeps the work and to the leads; each presses one button, and the time until then is measured in their own working hours. Nothing is frozen.',
      ),
      ...lines.map((line): AnyBlock => context(line)),
      select(
        'team',
        'From which team?',
        teams.map(({ id, name }) => [name, id]),
      ),
      select(
        'workflow',
        'About which work?',
        workflows.map((one) => [one, one]),
        workflow,
      ),
      context('Someone other than you has to have it in the end.'),
    ],
  };
}

function select(
  blockId: string,
  label: string,
  choices: readonly (readonly [string, string])[],
  initial?: string,
): InputBlock {
  const options = choices.map(([name, id]) => option(name, id));
  const only = options.length === 1 ? options[0] : undefined;
  const chosen = options.find(({ value }) => value === initial) ?? only;
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: 'value',
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}

export const proofLine = (workflow: string, said: string) => `*${esc(workflow)}*: ${said}`;
