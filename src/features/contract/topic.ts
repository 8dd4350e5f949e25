/** What messages are about: the feature that asks for something. A person can stop messages by topic. */
export type Topic = {
  name: string;
  /** As it stands in "messages about …": "the weekly learnings". */
  title: string;
};

/** One that was stopped long ago may belong to no feature any more. */
export function topicTitle(topics: readonly Topic[], name: string): string {
  return topics.find((topic) => topic.name === name)?.title ?? name.replaceAll('-', ' ');
}

type Asking = {
  name: string;
  title?: string;
  topic?: string;
  obligations?: unknown;
  teamObligations?: unknown;
};

/** Of the features that ask people for something, each topic once, by the title of the feature it is named after. */
export function topicsOf(features: readonly Asking[]): Topic[] {
  const asking = features.filter((one) => (one.obligations ?? one.teamObligations) !== undefined);
  const names = new Set(asking.map((one) => one.topic ?? one.name));
  const titles = new Map(features.map((one) => [one.name, one.title ?? one.name]));
  return [...names].map((name) => ({ name, title: titles.get(name) ?? name }));
}
