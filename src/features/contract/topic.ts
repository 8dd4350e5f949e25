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
