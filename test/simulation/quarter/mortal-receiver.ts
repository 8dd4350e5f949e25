/* What the company sends to the bot reaches the process that lives; one that dies answers nothing. */
import type { PracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import type { Deliver, PracticeReceiver } from '../../../src/practice/socket-mode/in-process.ts';
import { receiveWith } from '../../../src/practice/socket-mode/in-process.ts';
import type { Life } from './life.ts';
import type { Mail } from './mail.ts';

export function mortalReceiver(
  workspace: PracticeWorkspace,
  life: Life,
  mail: Mail,
): PracticeReceiver {
  let disconnect: (() => void) | undefined;
  const connect = (deliver: Deliver) => {
    const hand: Deliver = (envelope) =>
      life.mortal(deliver(envelope)).catch((error: unknown) => {
        if (life.isOver) disconnect?.();
        throw error;
      });
    disconnect = workspace.connect((envelope) => mail.pass(envelope, hand));
    mail.reaches(hand);
    return disconnect;
  };
  const during = <T>(work: () => Promise<T>) =>
    workspace.world.activity.during(() => life.mortal(work()));
  return receiveWith(connect, during);
}
