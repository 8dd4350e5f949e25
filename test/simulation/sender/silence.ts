/* How long nobody may call a Slack that did not answer: a second, two, four, up to a minute; at least, and at most, since calls overlap. */
const LONGEST_S = 60;

export type Silence = {
  broke(): void;
  heard(): void;
  /** The bot is not let in at all. */
  shut(milliseconds: number): void;
  /** Until when it is surely too soon, seen from a later moment. */
  least(at: number): number;
  /** Until when it may be too soon. */
  most(): number;
  forget(): void;
};

export function keepSilence(now: () => number): Silence {
  let moment = { at: 0, before: 0, broken: 0, isHeard: false };
  let least = { since: 0, until: 0 };
  let most = 0;

  /** Of calls that overlap nobody knows which ended last. */
  function enter(): void {
    if (moment.at === now()) return;
    const { before, broken, isHeard } = moment;
    const after = isHeard ? 0 : before + Math.min(1, broken);
    moment = { at: now(), before: after, broken: 0, isHeard: false };
  }

  const wait = (silences: number) => Math.min(LONGEST_S, 2 ** silences) * 1000;

  return {
    broke() {
      enter();
      const surely = moment.isHeard ? 1000 : wait(moment.before);
      least = { since: now(), until: now() + surely };
      moment.broken += 1;
      most = Math.max(most, now() + wait(moment.before + moment.broken + 3));
    },
    heard() {
      enter();
      moment.isHeard = true;
      if (least.since === now()) least.until = Math.min(least.until, now() + 1000);
    },
    shut(milliseconds) {
      enter();
      least = { since: now(), until: now() + milliseconds };
      most = Math.max(most, least.until);
    },
    least: (at) => (at > least.since ? least.until : 0),
    most: () => most,
    forget() {
      moment = { at: 0, before: 0, broken: 0, isHeard: false };
      least = { since: 0, until: 0 };
      most = 0;
    },
  };
}
