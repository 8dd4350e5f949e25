import type { ActOutcome, ViewState } from '../page-api.ts';
import { joinConversation } from '../people/channel-life.ts';
import { typeCommand } from '../people/command.ts';
import { deactivate, pauseNotifications, setStatus } from '../people/company-life.ts';
import { upload } from '../people/filling.ts';
import type { Sent } from '../people/interaction.ts';
import { askOptions } from '../people/options.ts';
import { pressElement } from '../people/press.ts';
import { markRead, openHome, say } from '../people/say.ts';
import { plain } from '../people/seeing.ts';
import { runShortcut } from '../people/shortcut.ts';
import { closeView, submitView } from '../people/submission.ts';
import type { PracticeWorkspace } from '../practice-workspace.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { Start } from '../time-travel.ts';
import type { ActAsked } from './act-shape.ts';
import { dismissCoach } from './coach.ts';
import { dismissTrials } from './trials.ts';

const ANSWER_FIRST_MS = 50;

/** Does what somebody at the page asked for, as the person that they act as. */
export async function perform(workspace: PracticeWorkspace, asked: ActAsked): Promise<ActOutcome> {
  const { world } = workspace;
  const refused = refuseActor(world, asked);
  if (refused !== undefined) return { ok: false, error: refused };
  if ('as' in asked && asked.act !== 'read') world.notices.delete(asked.as);
  switch (asked.act) {
    case 'start':
      return start(workspace, asked.with);
    case 'stop-sample':
      workspace.timeTravel.stopSample();
      return { ok: true };
    case 'travel':
      return travel(workspace, asked.by);
    case 'say':
      await say(world, asked);
      return { ok: true };
    case 'command':
      return told(await typeCommand(world, asked));
    case 'press':
      return told(
        await pressElement(world, { ...asked, state: withFiles(world, asked.as, asked.state) }),
      );
    case 'submit': {
      const state = withFiles(world, asked.as, asked.state);
      return told(await submitView(world, asked.as, asked.viewId, state));
    }
    case 'close':
      return told(await closeView(world, asked.as, asked.viewId, asked.all));
    case 'shortcut':
      return told(await runShortcut(world, asked.as, asked.callbackId, asked.message));
    case 'open-home':
      await openHome(world, asked.as);
      return { ok: true };
    case 'read':
      markRead(world, asked.as, asked.conversation);
      return { ok: true };
    case 'join':
      await joinConversation(
        world,
        asked.who === 'bot' ? world.facts.bot.userId : asked.as,
        asked.conversation,
      );
      return { ok: true };
    case 'upload': {
      const { id } = upload(world, asked.as, asked);
      await say(world, { ...asked, text: '', fileIds: [String(id)] });
      return { ok: true };
    }
    case 'options': {
      const options = await askOptions(world, asked);
      return {
        ok: true,
        options: options.map((one) => ({ text: plain(one.text) ?? '', value: one.value })),
      };
    }
    case 'status':
      await setStatus(world, asked.as, { text: asked.text, until: asked.until });
      return { ok: true };
    case 'pause':
      await pauseNotifications(world, asked.as, asked.until);
      return { ok: true };
    case 'deactivate':
      await deactivate(world, asked.who);
      return { ok: true };
    case 'dismiss-coach':
      dismissCoach(workspace, asked.as);
      return { ok: true };
    case 'dismiss-trials':
      dismissTrials(world);
      return { ok: true };
    case 'start-over':
      return startOver(workspace);
  }
}

function refuseActor(world: PracticeWorld, asked: ActAsked): string | undefined {
  if (!('as' in asked)) return undefined;
  const person = world.records.members.get(asked.as);
  if (person === undefined || person.isBot) return 'Choose a person to act as.';
  if (person.deactivated) return `${person.name} has left and can’t act. Choose someone else.`;
  return undefined;
}

/** The sample takes a while: the page watches its progress in the state. */
function start(workspace: PracticeWorkspace, choice: Start): ActOutcome {
  const { timeTravel, world } = workspace;
  if (choice === 'quarter' && !timeTravel.playsOn()) {
    return { ok: false, error: 'Play the sample to its end first, then a quarter more.' };
  }
  if (timeTravel.stage() !== (choice === 'quarter' ? 'ready' : 'choose')) {
    return { ok: false, error: 'This workspace has already begun.' };
  }
  timeTravel.start(choice).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    for (const person of world.records.members.all()) {
      world.notices.set(person.id, `The sample stopped halfway: ${why}`);
    }
    world.changed();
  });
  return { ok: true };
}

async function travel(
  workspace: PracticeWorkspace,
  by: 'hour' | 'day' | 'week',
): Promise<ActOutcome> {
  if (workspace.timeTravel.stage() === 'playing-sample') {
    return {
      ok: false,
      error: 'The sample moves the clock itself. Wait until it has finished.',
    };
  }
  await workspace.timeTravel.travel({ [`${by}s`]: 1 });
  return { ok: true };
}

/** Answers first: what follows takes the whole workspace down and up again. */
function startOver({ startOver: begin, world, timeTravel }: PracticeWorkspace): ActOutcome {
  if (begin === undefined) return { ok: false, error: 'This workspace can’t start over.' };
  if (timeTravel.stage() === 'playing-sample') {
    return { ok: false, error: 'Stop the sample first, then start over.' };
  }
  setTimeout(() => {
    begin().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      for (const person of world.records.members.all()) world.notices.set(person.id, why);
      world.changed();
    });
  }, ANSWER_FIRST_MS);
  return { ok: true };
}

function told(sent: Sent): ActOutcome {
  return sent.ok ? { ok: true } : { ok: false, error: sent.notice };
}

/** The page sends a chosen file's content within the form; the bot gets a file that it can fetch. */
function withFiles(world: PracticeWorld, as: string, state: ViewState = {}): ViewState {
  const kept: ViewState = {};
  for (const [blockId, actions] of Object.entries(state)) {
    const entries = Object.entries(actions).map(([actionId, value]) => {
      if (value.type !== 'file_input' || !Array.isArray(value.files)) return [actionId, value];
      const files = value.files.map((file: { name?: unknown; content?: unknown }) =>
        typeof file.content === 'string'
          ? upload(world, as, { name: String(file.name), content: file.content })
          : file,
      );
      return [actionId, { ...value, files }];
    });
    kept[blockId] = Object.fromEntries(entries);
  }
  return kept;
}
