/* A process that takes the lock of a database, says so, and holds it until it is killed. */
import { lockInstance } from '../../src/platform/instance-lock.ts';

const lock = lockInstance(process.argv[2] ?? '');
process.stdout.write('heldBy' in lock ? `refused: ${lock.heldBy}\n` : 'locked\n');
setInterval(() => {}, 1000);
