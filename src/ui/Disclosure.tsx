import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from './Button.tsx';

interface Props {
  readonly title: string;
  readonly startsOpen?: boolean;
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}

/** A button line that shows and hides the content below it. */
export function Disclosure({ title, startsOpen = false, onOpen, children }: Props) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div class={open ? 'disclosure is-open' : 'disclosure'}>
      <Button
        look="text"
        expanded={open}
        controls={id}
        onPress={() => {
          setOpen(!open);
          if (!open) onOpen?.();
        }}
      >
        <svg class="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M4 2.2 8 6l-4 3.8" />
        </svg>
        <span>{title}</span>
      </Button>
      <div class="disclosure__body" id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
