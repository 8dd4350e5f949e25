import { z } from 'zod';
import type { TeamId } from '../../../platform/ids.ts';
import { sentence } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { number, rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { reason } from '../../../platform/slack/reason-field.ts';
import { open, type Reply, replace, tell } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findNextPulseOn } from './next-pulse.store.ts';
import { CHANGE_FORM, CHANGE_MAX, changeModal, OPEN_CHANGE } from './pulse-change.view.ts';
import { WEEKS_LEAST, WEEKS_MOST } from './pulse-schedule.ts';
import {
  OPEN_PULSE_SETTINGS,
  PULSE_SETTINGS_FORM,
  pulseSettingsModal,
  STOP_PULSE,
} from './pulse-settings.view.ts';
import { findPulse } from './pulses.store.ts';
import { sayChange } from './say-change.usecase.ts';
import { setPulse, stopPulse } from './set-pulse.usecase.ts';

const LEAD = ['lead'] as const;

const openSettings = action({
  actionId: OPEN_PULSE_SETTINGS,
  who: LEAD,
  about: 'rollout',
  value: rolloutValue,
  run({ database, rolloutId }): Reply {
    const pulse = findPulse(database, rolloutId);
    const isRunning = pulse !== undefined && pulse.stoppedOn === undefined;
    return open(pulseSettingsModal(rolloutId, { everyWeeks: pulse?.everyWeeks, isRunning }));
  },
});

const settingsForm = submission({
  callbackId: PULSE_SETTINGS_FORM,
  who: LEAD,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    weeks: number('The number of weeks', WEEKS_LEAST, WEEKS_MOST, '4').pipe(
      z.number().int({ error: 'Weeks are whole numbers, for example 4.' }),
    ),
  }),
  run(request, { weeks }): Reply {
    setPulse(request, { everyWeeks: weeks });
    const next = findNextPulseOn(request);
    const when = next === undefined ? 'after the one that is open' : sayDate(next, request.today);
    return tell(
      sentence(
        `The next pulse comes ${next === undefined ? when : `on ${when}`}, if five people can be asked by then.`,
      ),
    );
  },
});

const stop = action({
  actionId: STOP_PULSE,
  who: LEAD,
  acts: true,
  about: 'rollout',
  value: rolloutValue,
  run(request): Reply {
    stopPulse(request);
    return replace(
      sentence(
        'No further pulse comes. One that is open still closes on its day; `/rollout pulse` starts it again.',
      ),
    );
  },
});

const changeValue = rolloutValue.extend({
  cycleId: keptId(),
  teamId: keptId<TeamId>().optional(),
});
const WHO_CHANGES = ['lead', 'champion', 'backup'] as const;

const openChange = action({
  actionId: OPEN_CHANGE,
  who: WHO_CHANGES,
  about: 'rollout',
  value: changeValue,
  run({ database, rolloutId }, { cycleId, teamId }): Reply {
    const teamName = teamId && findTeam(database, rolloutId, teamId)?.name;
    return open(changeModal({ rolloutId, cycleId, teamId, teamName }));
  },
});

const changeForm = submission({
  callbackId: CHANGE_FORM,
  who: WHO_CHANGES,
  about: 'rollout',
  context: changeValue,
  fields: z.object({ says: reason(CHANGE_MAX, 'what people get because of their answers') }),
  run(request, { says }, { cycleId, teamId }): Reply {
    const outcome = sayChange(request, { cycleId, teamId, says });
    switch (outcome.kind) {
      case 'said':
        return tell(sentence('Saved. The next pulse begins with it.'));
      case 'too-late':
        return tell(
          sentence('A newer pulse has closed since. `/rollout pulse` shows it. Nothing was saved.'),
        );
      case 'not-theirs':
        return tell(sentence('The champion of the team or a lead says this. Nothing was saved.'));
    }
  },
});

export const pulseLeadActions = [openSettings, stop, openChange];
export const pulseLeadForms = [settingsForm, changeForm];
