import { describe, expect, it } from 'vitest';
import { answerProblems, isOpen } from '../../../../src/features/assess/assessment/answer.ts';
import {
  type Evidence,
  evidenceProblems,
} from '../../../../src/features/assess/assessment/evidence.ts';
import { questionNames, questionOf } from '../../../../src/features/assess/assessment/question.ts';
import { anAnswer, BAO, MIA } from './answer-builders.ts';

describe('an answer', () => {
  it('counts as open without evidence, and as settled with a link, a figure or a person', () => {
    expect(isOpen(anAnswer({ evidence: [] }))).toBe(true);
    expect(isOpen(anAnswer({ evidence: [{ kind: 'link', url: 'https://wiki/pilot' }] }))).toBe(
      false,
    );
    expect(
      isOpen(anAnswer({ evidence: [{ kind: 'figure', text: '12 of 40 letters were sent back' }] })),
    ).toBe(false);
    expect(isOpen(anAnswer({ evidence: [{ kind: 'person', personId: MIA }] }))).toBe(false);
  });

  it('names each problem with what was typed', () => {
    expect(
      answerProblems({
        text: '  ',
        evidence: [
          { kind: 'link', url: 'javascript:alert(1)' },
          { kind: 'link', url: 'our wiki' },
          { kind: 'figure', text: 'quite a lot' },
        ],
      }),
    ).toEqual([
      { kind: 'empty-text' },
      { kind: 'not-a-link', typed: 'javascript:alert(1)' },
      { kind: 'not-a-link', typed: 'our wiki' },
      { kind: 'no-figure', typed: 'quite a lot' },
    ]);
    const long = 'Tom read every draft. '.repeat(150);
    expect(answerProblems({ text: long, evidence: [] })).toEqual([
      { kind: 'text-too-long', length: 3300, most: 3000 },
    ]);
  });

  it('takes a figure in any script and a link with spaces around it', () => {
    const fine: Evidence[] = [
      { kind: 'figure', text: '٤ ساعات مراجعة كل أسبوع' },
      { kind: 'figure', text: '每周6小时复核' },
      { kind: 'figure', text: '6 hours a week in the duty roster' },
      { kind: 'figure', text: '23 customers with a special agreement' },
      { kind: 'link', url: ' https://wiki.example.com/pilot ' },
      { kind: 'link', url: 'http://wiki/pilot?page=3' },
    ];
    for (const piece of fine) expect(evidenceProblems([piece], BAO)).toEqual([]);
  });

  it.each([
    [{ kind: 'figure', text: '1' }, 'bare-figure'],
    [{ kind: 'figure', text: '6 h' }, 'bare-figure'],
    [{ kind: 'figure', text: '23 customers' }, 'bare-figure'],
    [{ kind: 'figure', text: '.' }, 'no-figure'],
    [{ kind: 'link', url: 'http://a' }, 'not-a-page'],
    [{ kind: 'link', url: 'http://a/b' }, 'not-a-page'],
    [{ kind: 'link', url: 'https://example.com' }, 'not-a-page'],
    [{ kind: 'link', url: 'https://localhost/pilot' }, 'not-a-page'],
    [{ kind: 'link', url: 'http://127.0.0.1/pilot' }, 'not-a-page'],
    [{ kind: 'link', url: 'file:///home/pilot' }, 'not-a-link'],
    [{ kind: 'person', personId: BAO }, 'names-oneself'],
  ] as [Evidence, string][])('is shown by nothing when Bao gives %o', (piece, kind) => {
    expect(evidenceProblems([piece], BAO).map((one) => one.kind)).toEqual([kind]);
    expect(isOpen(anAnswer({ evidence: [piece] }))).toBe(true);
  });

  it.each(['1', '.', 'x', 'It went well.', 'ok ok ok ok ok ok'])(
    'is sent back when all it says is “%s”',
    (text) => {
      expect(answerProblems({ text, evidence: [] })).toEqual([{ kind: 'says-nothing' }]);
    },
  );

  it('is asked by four questions, each with a help line and the constraint it leads to', () => {
    expect(questionNames.map((name) => questionOf(name).leadsTo)).toEqual([
      'manual-work',
      'undocumented-change',
      'institutional-knowledge',
      'missing-feedback',
    ]);
    for (const name of questionNames) {
      expect(questionOf(name).asks).toMatch(/\?$/);
      expect(questionOf(name).help).not.toContain('\n');
    }
  });
});
