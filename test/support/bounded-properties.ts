/*
 * A property that plays a whole life and fails is made smaller by trying hundreds of shorter lives, one
 * after the other and without a pause in which Vitest's own limit could act: it looked like a test that
 * hangs. After these seconds it is told as it is, with its seed.
 */
import fc from 'fast-check';

const TOLD_WITHIN_MS = 10_000;

fc.configureGlobal({ interruptAfterTimeLimit: TOLD_WITHIN_MS });
