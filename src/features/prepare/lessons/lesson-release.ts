import type { Version } from './lesson.ts';

export type LessonVersion = { lessonId: string; version: Version };

/** When a version of a lesson came into force here: when this installation first read it. */
export type LessonRelease = LessonVersion & { releasedAt: Temporal.Instant };
