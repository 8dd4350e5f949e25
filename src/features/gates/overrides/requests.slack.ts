import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import {
  action,
  command,
  type FieldValues,
  submission,
} from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { date, noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { sayChoice, sayList } from '../../../platform/words.ts';
import { type GateKey, isCompletion } from '../../contract/gate.ts';
import { sayGate } from '../../contract/gate-words.ts';
import { ASK_OVERRIDE } from '../gates/gate-card.view.ts';
import {
  findGateByKey,
  findStatusByKey,
  listStatusesUnderWay,
} from '../gates/gate-status.store.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import { approversOf, hasSecondPerson } from './deciders.ts';
import { whichGateMessage } from './override-list.view.ts';
import {
  criteriaBlock,
  OVERRIDE_TEXT_MAX,
  REQUEST_FORM,
  requestModal,
} from './override-modals.view.ts';
import { sayRequestRefusal } from './override-refusals.view.ts';
import { getOverrideWords } from './override-words.store.ts';
import { findDeciders } from './overrides.store.ts';
import { askForOverride } from './request-override.usecase.ts';

/** `/rollout override`: for the gate that lacks something; where several do, it asks which. */
export const overrideCommand = command({
  command: '/rollout',
  name: 'override',
  summary: 'ask a sponsor to let a gate open even though criteria aren’t met',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'See the gates', run: '/rollout gates' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const lacking = listStatusesUnderWay(request).filter(
      ({ gate, passed, verdict }) =>
        passed === undefined && verdict.unmet.length > 0 && !isCompletion(gate),
    );
    const [only, ...others] = lacking;
    if (only === undefined) {
      return tell(
        sentence(
          'Every criterion of the next gate is already met or overridden, so there is nothing to override. `/rollout gates` shows when it opens.',
        ),
      );
    }
    if (others.length > 0) return tell(whichGateMessage(request.rolloutId, lacking));
    return openRequest(request, only);
  },
});

export const requestButton = action({
  actionId: ASK_OVERRIDE,
  who: ['lead'],
  about: 'rollout',
  value: rolloutValue.extend({ gate: z.string().transform((key) => key as GateKey) }),
  run(request, { gate: key }): Reply {
    const status = findStatusByKey(request, key);
    return status === undefined ? unknownGate : openRequest(request, status);
  },
});

function openRequest(request: RolloutRequest, status: GateStatus): Reply {
  const { database, acting, rolloutId, today } = request;
  if (status.passed !== undefined || status.verdict.unmet.length === 0) {
    return tell(sentence('Every criterion there is met by now, so there is nothing to override.'));
  }
  if (isCompletion(status.gate))
    return tell(
      sentence(
        sayRequestRefusal(
          { kind: 'not-for-completion' },
          status,
          getOverrideWords(request, acting.userId),
        ).says,
      ),
    );
  const deciders = findDeciders(request);
  if (!hasSecondPerson(deciders, acting.userId)) return tell(sentence(nobody));
  const asked = { requestedBy: acting.userId, requestedAt: request.now };
  const approvers = approversOf(deciders, asked, request.now);
  const names = sayChoice(approvers.map(({ personId }) => esc(findName(database, personId))));
  return open(requestModal(rolloutId, status, names, today));
}

const requestFields = z.custom<FieldValues>().transform((values, issues) => {
  const text = (blockId: string, missing: string): string => {
    const typed = typeof values[blockId] === 'string' ? values[blockId].trim() : '';
    const says =
      typed === ''
        ? missing
        : typed.length > OVERRIDE_TEXT_MAX
          ? `This is too long: keep it under ${OVERRIDE_TEXT_MAX} characters.`
          : undefined;
    if (says !== undefined) issues.addIssue({ code: 'custom', path: [blockId], message: says });
    return typed;
  };
  const expires = date('The last day').safeParse(values.expires);
  if (!expires.success) {
    issues.addIssue({
      code: 'custom',
      path: ['expires'],
      message: 'Choose the last day it applies.',
    });
  }
  return {
    criteria: Object.entries(values)
      .filter(([blockId]) => blockId.startsWith('criteria_'))
      .flatMap(([, ticked]) => (Array.isArray(ticked) ? ticked : [])),
    reason: text('reason', 'Say why, for the approver and for the record.'),
    risk: text('risk', 'Say what risk you accept. There is always one.'),
    expiresOn: expires.success ? expires.data : Temporal.PlainDate.from('2000-01-01'),
  };
});

export const requestSubmission = submission({
  callbackId: REQUEST_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue.extend({ gate: z.string().transform((key) => key as GateKey) }),
  fields: requestFields,
  run(request, draft, { gate: key }): Reply {
    const gate = findGateByKey(request, key);
    if (gate === undefined) return unknownGate;
    const outcome = askForOverride(request, { gate, draft });
    switch (outcome.kind) {
      case 'unknown-gate':
        return unknownGate;
      case 'gate-opened':
        return tell(sentence(`Someone has already opened ${sayGate(key)}. Nothing was changed.`));
      case 'refused': {
        const words = getOverrideWords(request, request.acting.userId);
        const { field, says } = sayRequestRefusal(outcome.refusal, outcome.status, words);
        if (field === undefined) return tell(sentence(says));
        return fieldErrors({ [field === 'criteria' ? criteriaBlock(0) : field]: says });
      }
      case 'requested': {
        const asked = sayList(
          outcome.override.asked.map((id) => esc(findName(request.database, id))),
        );
        return tell(
          sentence(
            `Asked: ${asked}. One yes is enough, and you’ll hear about it here. Until then ${sayGate(key)} stays shut.`,
          ),
        );
      }
    }
  },
});

const unknownGate = tell(sentence('This gate no longer exists.'));
const nobody =
  'You’re the only person who could approve this, and nobody approves their own request. Add a sponsor or a second lead with `/rollout edit`. Nothing was changed.';
