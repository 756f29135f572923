/**
 * Of a text that is pasted into a box, passes on no more than the box can use: a browser goes through all of it before
 * it keeps to `maxlength`, and with fifty megabytes the page would stand still for that long.
 * @param most letters that are passed on; more than the box keeps, since blanks at the beginning fall away
 */
export const cutPaste =
  (most: number) =>
  (event: ClipboardEvent & { readonly currentTarget: HTMLInputElement }): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // All else is pasted by the browser, which can also undo it.
    if (text.length <= most) return;
    event.preventDefault();
    const box = event.currentTarget;
    box.setRangeText(text.slice(0, most), box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
