import { describe, expect, it } from 'vitest';
import { features, product } from '../../../src/app/app.ts';
import { joinFeatures } from '../../../src/features/contract/join-features.ts';
import { topicTitle } from '../../../src/features/contract/topic.ts';

describe('what features declare about themselves', () => {
  it('gives every topic that a person can stop a title of its own', () => {
    const untitled = product.topics.filter(
      ({ name }) => features.find((one) => one.name === name)?.title === undefined,
    );
    expect(untitled).toEqual([]);
    expect(topicTitle(product.topics, 'learning-weeks')).toBe('the weekly learnings');
  });

  it('has one title for a topic that several features ask about', () => {
    const obligations = () => [];
    const joined = joinFeatures([
      { name: 'champions', title: 'champions' },
      { name: 'leaving', topic: 'champions', obligations },
      { name: 'lapses', topic: 'champions', obligations },
    ]);
    expect(joined.topics).toEqual([{ name: 'champions', title: 'champions' }]);
  });

  it('leaves a topic that nobody asks about any more readable', () => {
    expect(topicTitle(product.topics, 'coffee-breaks')).toBe('coffee breaks');
  });

  it('puts what stops everything first and what was learned last', () => {
    const sayers = features.filter(({ status }) => status !== undefined);
    const inOrder = product.status.map(
      (said) => sayers.find(({ status }) => status === said)?.name,
    );
    expect(inOrder).toEqual([
      'workflow-freezes',
      'freezes',
      'completions',
      'gates',
      'overrides',
      'assessment',
      'constraints',
      'waves',
      'whys',
      'champions',
      'sign-offs',
      'training',
      'readiness',
      'opt-ins',
      'access',
      'access-list',
      'learnings',
      'depth-verdicts',
      'pulses',
    ]);
  });
});
