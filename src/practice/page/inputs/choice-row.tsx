import type { ComponentChildren } from 'preact';

export type Choice = {
  value: string;
  label: string;
  /** How it looks in the list, when that is more than its label. */
  look?: ComponentChildren;
  description?: string | undefined;
  group?: string | undefined;
};

type RowProps = {
  id: string;
  choice: Choice;
  heading: string | undefined;
  isActive: boolean;
  isChosen: boolean;
  onPick: () => void;
  onPoint: () => void;
};

export function ChoiceRow({ id, choice, heading, isActive, isChosen, onPick, onPoint }: RowProps) {
  return (
    <>
      {heading && (
        <div class="list-heading" role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the text field keeps the focus and points here */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the keys */}
      <div
        id={id}
        role="option"
        aria-selected={isChosen}
        class={isActive ? 'choice active' : 'choice'}
        onPointerDown={(event) => event.preventDefault()}
        onPointerMove={onPoint}
        onClick={onPick}
      >
        {choice.look ?? <bdi>{choice.label}</bdi>}
        {choice.description && <span class="choice-more">{choice.description}</span>}
        {isChosen && (
          <span class="choice-mark" aria-hidden="true">
            ✓
          </span>
        )}
      </div>
    </>
  );
}
