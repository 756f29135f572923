/**
 * Makes a paste handler that cuts a long text before it reaches the box. Browsers process the whole text before they
 * apply `maxlength`: fifty megabytes would freeze the page for that long.
 * @param most number of letters to pass on; more than the box keeps, since leading blanks are dropped
 */
export const cutPaste =
  (most: number) =>
  (event: ClipboardEvent & { readonly currentTarget: HTMLInputElement }): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // Let the browser paste a text that fits: then the browser can also undo it.
    if (text.length <= most) return;
    event.preventDefault();
    const box = event.currentTarget;
    box.setRangeText(text.slice(0, most), box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
