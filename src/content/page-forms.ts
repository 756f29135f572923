/** Collects the forms of a page while it is read; fields outside any form make one more. */
import type { FieldView, FormView, PageSink } from '../domain/page-view.ts';
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

export class FormReader {
  readonly #dom: DomAccess;
  readonly #sink: PageSink;
  readonly #open: OpenForm[] = [];
  readonly #loose: OpenForm = { element: null, action: '', fields: [], text: '' };
  /** The words just before a field are its label more often than not. */
  #before = '';

  constructor(dom: DomAccess, sink: PageSink) {
    this.#dom = dom;
    this.#sink = sink;
  }

  enter(element: Element): void {
    this.#open.push({ element, action: this.#dom.attr(element, 'action')?.trim() ?? '', fields: [], text: '' });
    this.#before = '';
  }

  leave(): void {
    const form = this.#open.pop();
    if (form !== undefined && form.fields.length > 0) this.#emit(form);
  }

  text(text: string): void {
    const form = this.#open.at(-1);
    if (form !== undefined && form.text.length < MAX_TEXT) form.text += ` ${text.slice(0, MAX_LABEL)}`;
    this.#before = text.length <= MAX_LABEL ? text : '';
  }

  /** Notes a field. @returns its own words (placeholder and the like). */
  field(element: Element, type: string): string {
    const { attr } = this.#dom;
    const own = [attr(element, 'placeholder'), attr(element, 'aria-label')].filter((words) => words !== null && words.trim() !== '').join(' ').trim();
    const form = this.#open.at(-1) ?? this.#loose;
    if (form.fields.length < MAX_FIELDS) form.fields.push({ type, name: (attr(element, 'name') ?? attr(element, 'id') ?? '').slice(0, 60), label: `${this.#before} ${own}`.trim().slice(0, 2 * MAX_LABEL) });
    if (form === this.#loose && form.text.length < MAX_TEXT) form.text += ` ${this.#before} ${own}`;
    this.#before = '';
    return own;
  }

  end(): void {
    while (this.#open.length > 0) this.leave();
    if (this.#loose.fields.length > 0) this.#emit(this.#loose);
  }

  #emit({ element, action, fields, text }: OpenForm): void {
    const form: FormView = { action, fields, text: text.trim().slice(0, MAX_TEXT) };
    this.#sink.form(form, element);
  }
}
