import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { byText } from '../../../platform/words.ts';
import {
  answersStory,
  constraintsStory,
  isConstraintAct,
  reviewsStory,
  type Several,
} from './assessment-news.ts';
import { learningStory } from './learning-news.ts';
import type { News } from './news.ts';
import { inOrder, MEANING, type Story } from './story.ts';
import { sameEvents, sayManyTeams, sayTeams, type TeamNews } from './team-news.ts';
import { waveStory } from './wave-news.ts';

const QUOTED_MAX = 120;

/** A week's news as lines, what means most first; whatever people typed is made safe here. */
export function tellNews(news: News, today: Temporal.PlainDate): Story[] {
  const { waves, learnings, answers, reviews, constraints, said } = news;
  return inOrder([
    ...waves.map((wave) => waveStory({ ...wave, teams: wave.teams.map(esc) }, today)),
    ...teamStories(news, today),
    ...haltStories(news),
    ...learnings.map((learning) =>
      learningStory({
        ...learning,
        team: esc(learning.team),
        what: quoted(learning.what),
        adopters: learning.adopters.map(esc),
      }),
    ),
    ...(answers === undefined
      ? []
      : [answersStory(named({ ...answers, names: answers.names.toSorted(byText) }, esc))]),
    ...(reviews === undefined ? [] : [reviewsStory(reviews)]),
    ...constraints.flatMap(({ act, ...several }) =>
      isConstraintAct(act) ? [constraintsStory(act, named(several, quoted))] : [],
    ),
    ...said.map(({ says, ...rest }) => ({ text: says, ...rest })),
  ]);
}

function teamStories({ teams, counted }: News, today: Temporal.PlainDate): Story[] {
  const inAlphabet = teams.map(safe).sort((a, b) => byText(a.team, b.team));
  const groups = [...Map.groupBy(inAlphabet, sameEvents).values()];
  return [
    ...groups.map((same) => ({
      text: sayTeams(same, today),
      at: Math.max(...same.map(({ at }) => at)),
      meaning: same.some(({ did }) => did.has('lost')) ? MEANING.loss : MEANING.team,
    })),
    ...counted.map(({ event, count, newest, at }) => ({
      text: sayManyTeams(event, count, newest.map(esc)),
      at,
      meaning: event === 'lost' ? MEANING.loss : MEANING.team,
    })),
  ];
}

function safe(news: TeamNews): TeamNews {
  const people = new Map([...news.people].map(([event, names]) => [event, esc(names)]));
  return { ...news, team: esc(news.team), people };
}

function haltStories({ halts }: News): Story[] {
  return halts.map(({ team, isGrace, says, at }) => {
    const name = esc(team);
    const isNamed = name !== '' && says.startsWith(name);
    return {
      text: isNamed ? `*${name}*${says.slice(name.length)}` : says,
      at,
      meaning: isGrace ? MEANING.loss : MEANING.halt,
    };
  });
}

function named(several: Several, say: (name: string) => string): Several {
  return { ...several, names: several.names.map(say) };
}

function quoted(text: string): string {
  return `“${esc(clamp(text.trim(), QUOTED_MAX))}”`;
}
