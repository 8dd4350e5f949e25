/* How many messages are under way together: several, and one where nobody knows whether Slack listens. */
export type Air = {
  /** A call begins; what is answered is called when it has ended. */
  begins(method: string): () => void;
  ended(isSilent: boolean): void;
  /** A go of the sender begins, with nothing under way. */
  begin(): void;
  most(): number;
  forget(): void;
};

export function keepAir(now: () => number, complain: (says: string) => void): Air {
  let under = 0;
  let most = 0;
  /** Of calls that overlap nobody knows which was answered last. */
  let last = { at: 0, isSilent: false };
  let isDoubtful = false;
  return {
    begins(method) {
      if (!method.startsWith('chat.')) return () => {};
      if (isDoubtful && under > 0) complain('Two messages left before Slack had answered again.');
      under += 1;
      most = Math.max(most, under);
      return () => {
        under -= 1;
      };
    },
    ended(silent) {
      const isSame = last.at === now();
      last = { at: now(), isSilent: silent && (!isSame || last.isSilent) };
      if (!silent) isDoubtful = false;
    },
    begin() {
      isDoubtful = last.isSilent;
      under = 0;
    },
    most: () => most,
    forget() {
      last = { at: 0, isSilent: false };
      isDoubtful = false;
    },
  };
}
