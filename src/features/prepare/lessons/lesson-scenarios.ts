import {
  type Choice,
  choices,
  choiceTitles,
  EXPLANATION_LIMIT,
  type Scenario,
  SITUATION_LIMIT,
  STEP_TEXT_LIMIT,
  type Version,
} from './lesson.ts';
import { type FrontMatter, isId } from './lesson-front-matter.ts';
import { type Body, type BodyPart, type Line, type Report, textOf } from './lesson-lines.ts';
import { readChangedIn, reportTitle, tooLong } from './lesson-steps.ts';

export function readScenarioSet(
  body: Body,
  matter: FrontMatter,
  report: Report,
): { kind: 'scenario set'; introduction: string; scenarios: Scenario[] } {
  const introduction = textOf(body.introduction);
  if (introduction.length > STEP_TEXT_LIMIT) {
    const line = body.introduction[0]?.number ?? matter.endsAt;
    report(line, tooLong('The introduction', introduction.length, STEP_TEXT_LIMIT, 'Shorten it.'));
  }
  if (body.parts.length === 0) {
    report(matter.endsAt, 'The scenario set has no scenario. Begin one with `## Its title`.');
  }
  const lineOfId = new Map<string, number>();
  const scenarios = body.parts.flatMap((part) => {
    const scenario = readScenario(part, matter.version?.value, report);
    if (scenario === undefined) return [];
    const first = lineOfId.get(scenario.id);
    if (first !== undefined) {
      report(
        scenario.line,
        `The id \`${scenario.id}\` is taken by the scenario on line ${first}. Choose another.`,
      );
    }
    lineOfId.set(scenario.id, first ?? scenario.line);
    return [scenario];
  });
  return { kind: 'scenario set', introduction, scenarios };
}

function readScenario(
  part: BodyPart,
  version: Version | undefined,
  report: Report,
): Scenario | undefined {
  const line = part.heading.number;
  const title = part.heading.text;
  reportTitle(title, line, report);
  const answersAt = part.lines.findIndex((each) => each.text.startsWith('### '));
  const head = answersAt === -1 ? part.lines : part.lines.slice(0, answersAt);
  const explanations = readExplanations(
    answersAt === -1 ? [] : part.lines.slice(answersAt),
    line,
    report,
  );
  const facts = new Map<string, Line>();
  const isFact = (text: string) => /^- (id|work|right|changed):/.test(text);
  for (const each of head.filter((candidate) => isFact(candidate.text))) {
    const key = each.text.slice(2, each.text.indexOf(':'));
    if (facts.has(key)) {
      report(
        each.number,
        key === 'right' ? TWO_RIGHT_ANSWERS : `\`${key}\` appears twice. Keep one of them.`,
      );
      continue;
    }
    facts.set(key, {
      number: each.number,
      text: each.text.slice(each.text.indexOf(':') + 1).trim(),
    });
  }
  const situation = textOf(head.filter((candidate) => !isFact(candidate.text)));
  if (situation === '') report(line, 'The scenario has no situation. Write it below the facts.');
  if (situation.length > SITUATION_LIMIT) {
    report(line, tooLong('The situation', situation.length, SITUATION_LIMIT, 'Make it shorter.'));
  }
  const id = facts.get('id');
  const work = facts.get('work');
  if (id === undefined) report(line, 'The scenario has no id. Add `- id: late-parcel`.');
  else if (!isId(id.text)) {
    report(
      id.number,
      `The id can't be "${id.text}". Write lower-case letters, digits and hyphens, at most 60.`,
    );
  }
  if (!work?.text)
    report(
      work?.number ?? line,
      'The scenario does not say what work it is about. Add `- work: support replies`.',
    );
  const right = readRight(facts.get('right'), line, report);
  const changed = facts.get('changed');
  const changedIn = readChangedIn(changed?.text, changed?.number ?? line, version, report);
  if (id === undefined || work === undefined || right === undefined) return undefined;
  return { id: id.text, title, work: work.text, situation, right, explanations, changedIn, line };
}

const TWO_RIGHT_ANSWERS =
  'The scenario has two right answers. Keep one, and change the situation until only that one is right.';

function readRight(fact: Line | undefined, line: number, report: Report): Choice | undefined {
  if (fact === undefined) {
    report(line, 'The scenario does not say which answer is right. Add `- right: check how`.');
    return undefined;
  }
  const named = fact.text.split(/,| and | or |\//).map((text) => choiceNamed(text));
  if (named.length > 1 && named.every((choice) => choice !== undefined)) {
    report(fact.number, TWO_RIGHT_ANSWERS);
    return undefined;
  }
  const right = choiceNamed(fact.text);
  if (right === undefined) {
    report(
      fact.number,
      `The right answer can't be "${fact.text}". Write use, do not or check how.`,
    );
  }
  return right;
}

function readExplanations(
  lines: readonly Line[],
  scenarioLine: number,
  report: Report,
): Record<Choice, string> {
  const explanations: Record<Choice, string> = { use: '', 'do-not': '', 'check-how': '' };
  const seen = new Set<Choice>();
  const heads = lines.flatMap((line, index) =>
    line.text.startsWith('### ') ? [{ line, index }] : [],
  );
  heads.forEach(({ line, index }, place) => {
    const choice = choiceNamed(line.text.slice(4));
    if (choice === undefined) {
      report(
        line.number,
        'This heading is not one of the three answers. Write ### Use it, ### Do not or ### Check how.',
      );
      return;
    }
    if (seen.has(choice)) {
      report(line.number, `"${choiceTitles[choice]}" is explained twice. Keep one explanation.`);
      return;
    }
    seen.add(choice);
    const text = textOf(lines.slice(index + 1, heads[place + 1]?.index));
    if (text === '')
      report(
        line.number,
        `"${choiceTitles[choice]}" has no explanation. Say why it is right or not.`,
      );
    if (text.length > EXPLANATION_LIMIT) {
      report(
        line.number,
        tooLong('This explanation', text.length, EXPLANATION_LIMIT, 'Make it shorter.'),
      );
    }
    explanations[choice] = text;
  });
  for (const choice of choices.filter((each) => !seen.has(each))) {
    report(
      scenarioLine,
      `The scenario does not explain "${choiceTitles[choice]}". Add ### ${choiceTitles[choice]}.`,
    );
  }
  return explanations;
}

function choiceNamed(text: string): Choice | undefined {
  const name = text.trim().toLowerCase().replaceAll(/\s+/g, '-');
  return choices.find(
    (choice) => choice === name || choiceTitles[choice].toLowerCase().replace(' ', '-') === name,
  );
}
