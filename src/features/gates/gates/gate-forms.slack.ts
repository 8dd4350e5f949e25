import { z } from 'zod';
import { esc, sentence } from '../../../platform/slack/blocks.ts';
import { type FieldValues, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { date, rolloutValue } from '../../../platform/slack/fields.ts';
import { fieldErrors, type Reply, tell } from '../../../platform/slack/reply.ts';
import type { GateKey } from '../../contract/gate.ts';
import { sayGate, sayPhase } from '../../contract/gate-words.ts';
import { LAST_DAY, lastsOf, sayAsked, sayLooseningRefusal } from '../../contract/loosening.view.ts';
import { phases } from '../../contract/phase.ts';
import { getWhoMay } from '../../rollout/rollouts/who-may.store.ts';
import { onlyTheyCan } from '../../rollout/rollouts/who-may.view.ts';
import { editGateCriteria } from './edit-gate.usecase.ts';
import { openedAlready, refusedMessage } from './gate-acts.slack.ts';
import { EDIT_FORM, GATE_REASON_MAX, OPEN_FORM, thresholdBlock } from './gate-modals.view.ts';
import { findGateByKey } from './gate-status.store.ts';
import { sayPass } from './gate-words.view.ts';
import { factsOf } from './gates.slack.ts';
import { openGate } from './open-gate.usecase.ts';

export const openSubmission = submission({
  callbackId: OPEN_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue.extend({ leaving: z.enum(phases) }),
  fields: z.custom<FieldValues>(),
  run(request, _fields, { leaving }): Reply {
    const outcome = openGate(request, { leaving });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'open a gate'));
      case 'already-opened': {
        const where = `The rollout is in ${sayPhase(outcome.phase)}. Nothing was changed.`;
        const who = outcome.pass === undefined ? '' : `${sayPass(outcome.pass, factsOf(request))} `;
        return tell(sentence(`${who}${where}`));
      }
      case 'refused':
        return tell(refusedMessage(request, outcome.status));
      case 'opened':
        return tell(
          sentence(
            `Opened. *${esc(outcome.rollout.name)}* is now in ${sayPhase(outcome.to)}, and <#${outcome.rollout.channelId}> has been told. The evidence is on the record: \`/rollout history\`.`,
          ),
        );
    }
  },
});

const THRESHOLD = thresholdBlock('');

const editFields = z.custom<FieldValues>().transform((values, issues) => {
  const thresholds = new Map<string, number>();
  for (const [blockId, typed] of Object.entries(values)) {
    if (!blockId.startsWith(THRESHOLD)) continue;
    const value = Number(String(typed ?? '').replace(',', '.'));
    if (typed === undefined || !Number.isFinite(value) || value < 0) {
      issues.addIssue({
        code: 'custom',
        path: [blockId],
        message: 'Enter a number of 0 or more, for example 2.',
      });
    } else thresholds.set(blockId.slice(THRESHOLD.length), value);
  }
  const reason = typeof values.reason === 'string' ? values.reason.trim() : '';
  if (reason === '') {
    issues.addIssue({
      code: 'custom',
      path: ['reason'],
      message: 'Please give a reason; it will show on the gate.',
    });
  } else if (reason.length > GATE_REASON_MAX) {
    issues.addIssue({
      code: 'custom',
      path: ['reason'],
      message: `This is too long: keep it under ${GATE_REASON_MAX} characters.`,
    });
  }
  const day =
    values[LAST_DAY] === undefined ? undefined : date('The last day').safeParse(values[LAST_DAY]);
  if (day?.success === false)
    issues.addIssue({
      code: 'custom',
      path: [LAST_DAY],
      message: 'Choose a day, or leave it empty.',
    });
  return {
    thresholds,
    reason,
    lasts: lastsOf(day?.data),
    adopt: Array.isArray(values.adopt) && values.adopt.includes('adopt'),
  };
});

export const editSubmission = submission({
  callbackId: EDIT_FORM,
  who: ['lead'],
  about: 'rollout',
  context: rolloutValue.extend({
    gate: z.string().transform((key) => key as GateKey),
    basedOn: z.number(),
  }),
  fields: editFields,
  run(request, typed, { gate: key, basedOn }): Reply {
    const gate = findGateByKey(request, key);
    if (gate === undefined) return gone;
    const outcome = editGateCriteria(request, { gate, basedOn, ...typed });
    switch (outcome.kind) {
      case 'not-lead':
        return tell(onlyTheyCan(getWhoMay(request, ['lead']), 'change a gate'));
      case 'unknown-gate':
        return gone;
      case 'gate-opened':
        return tell(openedAlready(request, outcome.pass));
      case 'no-reason':
        return fieldErrors({ reason: 'Please give a reason; it will show on the gate.' });
      case 'nothing-changed':
        return fieldErrors({
          reason: 'Nothing has changed yet. Change a number, or press Cancel.',
        });
      case 'not-a-number':
        return fieldErrors({
          [thresholdBlock(outcome.criterion.name)]: 'Enter a number of 0 or more, for example 2.',
        });
      case 'edited-meanwhile': {
        const { frozenBy, number } = outcome.current;
        const who =
          frozenBy === 'groundswell' ? 'Groundswell' : `${findName(request.database, frozenBy)}`;
        return fieldErrors({
          reason: `${who} changed this gate to version ${number} while you had it open, so nothing was saved. Close this form and open it again to see the change.`,
        });
      }
      case 'loosening-refused': {
        const { field, says } = sayLooseningRefusal(outcome.refusal, request.today);
        return fieldErrors({ [field]: says });
      }
      case 'asked':
        return tell(sentence(sayAsked(outcome.asked)));
      case 'new-version': {
        const asked = outcome.asked === undefined ? '' : ` ${sayAsked(outcome.asked)}`;
        return tell(
          sentence(
            `Saved: from now on ${sayGate(key)} is judged against version ${outcome.version.number}. The change shows on the gate with your reason, and the channel has been told.${asked}`,
          ),
        );
      }
    }
  },
});

const gone = tell(sentence('This gate no longer exists.'));
