import { useEffect } from 'preact/hooks';
import { Avatar } from '../shell/avatar.tsx';
import type { Suggestion } from './suggestions.ts';

type Props = {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  onPick: (suggestion: Suggestion) => void;
  onPoint: (index: number) => void;
};

export function SuggestionList({ id, suggestions, active, onPick, onPoint }: Props) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div class="suggestions" role="listbox" id={id} aria-label="Suggestions">
      {suggestions.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the message box has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the message box keeps the focus and points here
        <div
          key={one.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          class={index === active ? 'suggestion active' : 'suggestion'}
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => onPoint(index)}
          onClick={() => onPick(one)}
        >
          {one.person && <Avatar person={one.person} size="small" />}
          <span class="suggestion-words">
            <span dir="auto">
              <b>{one.title}</b> {one.usage && <span class="usage">{one.usage}</span>}
            </span>
            {one.more && (
              <span class="choice-more" dir="auto">
                {one.more}
              </span>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
