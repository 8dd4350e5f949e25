import type {
  Act,
  ActOutcome,
  PageMessage,
  PageState,
  PageView,
} from '../../../src/practice/page-api.ts';
import { aView, found, HOURS, onTheWay, pause, sampleSays } from './fixture-answers.ts';
import { homeView } from './fixture-home.ts';
import { firstMessages, message, settled } from './fixture-messages.ts';
import { commands, conversations, people, shortcuts } from './fixture-people.ts';
import { everythingModal, everythingModalNoted, setupModal } from './fixture-views.ts';

/** A workspace of canned answers behind the page's contract: what the page shows, without a bot. */
export class FixtureWorkspace {
  readonly acts: Act[] = [];
  #messages = firstMessages();
  #rooms = conversations.map((one) => ({ ...one }));
  #modals = new Map<string, PageView[]>();
  #homes = new Map<string, PageView>();
  #coached = new Set<string>();
  #now = Temporal.Instant.from('2027-01-14T08:30:00Z');
  #version = 1;
  #journey: string | undefined;
  #received: PageState['received'] = [];
  #trials: PageState['trials'] = [];
  #notice: string | undefined;
  #progress: PageState['progress'];
  #stage: PageState['stage'];
  #changed: (version: number) => void;

  constructor(stage: 'choose' | 'ready', changed: (version: number) => void) {
    this.#stage = stage;
    this.#changed = changed;
  }

  stateFor(as = 'ULENA', conversation = ''): PageState {
    const first = this.#trials.length > 0 ? 'DBOT' : 'CROLLOUT';
    const conversationId = conversation in this.#messages ? conversation : first;
    return {
      version: this.#version,
      workspaceName: 'Brightwater Mutual',
      stage: this.#stage,
      progress: this.#progress,
      playsOn: this.acts.some((one) => one.act === 'start' && one.with === 'sample'),
      now: this.#now.toString(),
      people,
      actingAs: as,
      conversations: this.#rooms,
      conversationId,
      messages: this.#messages[conversationId] ?? [],
      home: this.#homes.get(as),
      modals: this.#modals.get(as) ?? [],
      commands,
      shortcuts,
      journey: this.#journey,
      received: this.#received,
      trials: this.#trials,
      coach: this.#coached.has(as)
        ? undefined
        : 'Try /rollout status, or move the clock a week ahead and see the digest.',
      notice: this.#notice,
    };
  }

  async act(act: Act): Promise<ActOutcome> {
    this.acts.push(act);
    this.#notice = undefined;
    const outcome = await this.#perform(act);
    this.#tell();
    return outcome ?? { ok: true };
  }

  post(conversation: string, one: PageMessage): void {
    this.#messages[conversation] = [...(this.#messages[conversation] ?? []), one];
    this.#tell();
  }

  async #perform(act: Act): Promise<ActOutcome | undefined> {
    switch (act.act) {
      case 'start':
        return this.#start(act.with);
      case 'say':
        return this.#say(act.conversation, act.as, { text: act.text, threadTs: act.threadTs });
      case 'command':
        return this.#command(act);
      case 'press':
        return await this.#press(act);
      case 'submit':
        return await this.#submit(act);
      case 'close':
        this.#modals.set(act.as, (act.all ? [] : this.#modals.get(act.as)?.slice(0, -1)) ?? []);
        return;
      case 'shortcut':
        return this.#open(act.as, setupModal);
      case 'open-home':
        return void this.#homes.set(act.as, aView('VHOME', 'home', homeView('Lena')));
      case 'read':
        return this.#change(act.conversation, { unread: 0 });
      case 'join':
        if (act.who === 'me') return this.#change(act.conversation, { isMember: true });
        return this.#change(act.conversation, { botIsMember: true });
      case 'options':
        return { ok: true, options: found(act.query) };
      case 'travel':
        await pause(120);
        this.#now = this.#now.add({ hours: HOURS[act.by] });
        [this.#journey, this.#received] = onTheWay(act.by);
        return;
      case 'dismiss-trials':
        this.#trials = [];
        return;
      case 'start-over':
        this.#stage = 'choose';
        return;
      case 'dismiss-coach':
        return void this.#coached.add(act.as);
      default:
        return;
    }
  }

  #start(how: 'sample' | 'empty' | 'quarter'): undefined {
    if (how !== 'empty') void this.#play();
    else this.#stage = 'ready';
  }

  async #play(): Promise<void> {
    this.#stage = 'playing-sample';
    for (let done = 0; done <= 12; done += 1) {
      this.#progress = { done, total: 12, says: sampleSays(done) };
      this.#tell();
      await pause(60);
    }
    this.#stage = 'ready';
    this.#trials = [{ says: 'See what a champion gets', as: 'UTOM', open: 'messages' }];
    this.#progress = undefined;
    this.#tell();
  }

  #command(act: Act & { act: 'command' }): ActOutcome | undefined {
    const typed = `${act.command} ${act.text}`.trim();
    if (!commands.some((one) => one.command === act.command)) {
      return { ok: false, error: `There is no command ${act.command} here.` };
    }
    if (typed === '/rollout setup') return this.#open(act.as, setupModal);
    if (typed === '/core everything') return this.#open(act.as, everythingModal);
    if (typed === '/core slow') this.#notice = 'The bot did not answer within 3 seconds.';
    const text = `You asked for \`${typed}\`.`;
    return this.#say(act.conversation, 'UBOT', { text, onlyVisibleToYou: true });
  }

  async #press(act: Act & { act: 'press' }): Promise<undefined> {
    await pause(150);
    if (act.actionId === 'home.everything') return this.#open(act.as, everythingModal);
    if (act.actionId === 'radio') {
      const stack = this.#modals.get(act.as) ?? [];
      const noted = stack.map((one) => ({ ...one, hash: '2', view: everythingModalNoted }));
      this.#modals.set(act.as, noted);
    }
    if (act.source.kind !== 'message' || !act.actionId.startsWith('waves.')) return;
    const { conversation, ts } = act.source;
    const all = this.#messages[conversation] ?? [];
    this.#messages[conversation] = all.map((one) => (one.ts === ts ? settled(one) : one));
  }

  async #submit(act: Act & { act: 'submit' }): Promise<ActOutcome | undefined> {
    await pause(120);
    const stack = this.#modals.get(act.as) ?? [];
    const top = stack.at(-1);
    if (top?.id !== act.viewId) return { ok: false, error: 'This form is closed already.' };
    const block = act.state.name ? 'name' : 'text';
    const name = act.state[block]?.[block]?.value;
    if (name === 'Support copilot') {
      const errors = { [block]: 'There is a rollout of this name already. Choose another.' };
      return void this.#modals.set(act.as, [...stack.slice(0, -1), { ...top, errors }]);
    }
    this.#modals.set(act.as, stack.slice(0, -1));
    return this.#say('CROLLOUT', 'UBOT', { text: `*${String(name)}* is set up.` });
  }

  #say(conversation: string, authorId: string, more: Partial<PageMessage>): undefined {
    this.post(conversation, message(`t${this.#version}`, this.#now.toString(), authorId, more));
  }

  #open(as: string, view: Record<string, unknown>): undefined {
    const opened = aView(`V${this.#version}`, 'modal', view);
    this.#modals.set(as, [...(this.#modals.get(as) ?? []), opened]);
  }

  #change(conversation: string, to: Partial<PageState['conversations'][number]>): undefined {
    for (const room of this.#rooms) if (room.id === conversation) Object.assign(room, to);
  }

  #tell(): void {
    this.#version += 1;
    this.#changed(this.#version);
  }
}
