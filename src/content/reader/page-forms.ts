/** Collects the forms of a page while it is read; all fields outside any form count as one more form. */
import type { FieldView, FormView, PageSink } from '../../domain/match/page-view.ts';
import type { DomAccess } from './dom-access.ts';

const MAX_FIELDS = 60;
const MAX_TEXT = 600;
const MAX_LABEL = 120;

interface OpenForm {
  readonly element: Element | null;
  readonly action: string;
  readonly fields: FieldView[];
  text: string;
}

/** Begins to collect; each form goes to the sink when it ends. */
export function readForms(dom: DomAccess, sink: PageSink) {
  const open: OpenForm[] = [];
  const loose: OpenForm = { element: null, action: '', fields: [], text: '' };
  /** The text just before a field, which is mostly its label. */
  let before = '';

  function enter(element: Element): void {
    open.push({ element, action: dom.attr(element, 'action')?.trim() ?? '', fields: [], text: '' });
    before = '';
  }

  function leave(): void {
    const form = open.pop();
    if (form !== undefined && form.fields.length > 0) emit(form);
  }

  function addText(text: string): void {
    const form = open.at(-1);
    if (form !== undefined && form.text.length < MAX_TEXT) form.text += ` ${text.slice(0, MAX_LABEL)}`;
    before = text.length <= MAX_LABEL ? text : '';
  }

  /** Notes a field. @returns its placeholder and `aria-label` */
  function field(element: Element, type: string): string {
    const { attr } = dom;
    const own = [attr(element, 'placeholder'), attr(element, 'aria-label')]
      .filter((words) => words !== null && words.trim() !== '')
      .join(' ')
      .trim();
    const form = open.at(-1) ?? loose;
    if (form.fields.length < MAX_FIELDS)
      form.fields.push({
        type,
        name: (attr(element, 'name') ?? attr(element, 'id') ?? '').slice(0, 60),
        label: `${before} ${own}`.trim().slice(0, 2 * MAX_LABEL),
      });
    if (form === loose && form.text.length < MAX_TEXT) form.text += ` ${before} ${own}`;
    before = '';
    return own;
  }

  function end(): void {
    while (open.length > 0) leave();
    if (loose.fields.length > 0) emit(loose);
  }

  function emit({ element, action, fields, text }: OpenForm): void {
    const form: FormView = { action, fields, text: text.trim().slice(0, MAX_TEXT) };
    sink.form(form, element);
  }

  return { enter, leave, text: addText, field, end };
}
