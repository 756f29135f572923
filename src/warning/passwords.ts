/** Which fields of a page hold a password, and which of them a control sends. */
import { allIn, attributeOf, closestTo, fits, nameOf, parentOf, rootOf, wordsOf } from '../platform/page/elements.ts';
import { shadowRootOf } from '../platform/page/browser.ts';

type Target = EventTarget | null | undefined;

/** Most elements of one tree that are searched for fields. */
const MOST_ELEMENTS = 20_000;
const CONTROL =
  'button, input[type="submit" i], input[type="image" i], input[type="button" i], [role="button" i], [onclick], ' +
  'a:not([href]), a[href^="#"], a[href^="javascript:" i]';

// Take getters from the prototype: a form's field named "elements" would be found in the place of the property.
const read = <T>(prototype: object, name: string): ((this: unknown) => T) =>
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the element as this
  Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => T;
const elementsOf = read<HTMLFormControlsCollection>(HTMLFormElement.prototype, 'elements');

/** Whether an element takes text. */
export const isTextField = (target: Target): target is HTMLElement =>
  target instanceof HTMLElement &&
  (nameOf(target) === 'textarea' || nameOf(target) === 'input' || target.isContentEditable === true);

/** Whether a text field is for a password: by its type, by its `autocomplete`, or by the dots it shows for letters. */
export const isPasswordField = (target: Target): target is HTMLElement =>
  isTextField(target) &&
  ((target as Partial<HTMLInputElement>).type === 'password' ||
    /-password(?:\s|$)/i.test(attributeOf(target, 'autocomplete') ?? '') ||
    !/^(?:none)?$/.test(getComputedStyle(target).getPropertyValue('-webkit-text-security')));

/** Whether a field is filled, whatever the text. Chrome hides what it fills in until a press: `:autofill` tells. */
export function isFilled(field: HTMLElement): boolean {
  if ((field as HTMLInputElement).value) return true;
  try {
    return fits(field, ':autofill');
  } catch {
    return false;
  }
}

/** All text fields under a node, also in shadow roots. */
function fieldsUnder(node: Element | ShadowRoot, found: Set<HTMLElement> = new Set()): Set<HTMLElement> {
  let count = 0;
  for (const element of allIn(node, '*')) {
    if ((count += 1) > MOST_ELEMENTS) break;
    if (isTextField(element)) found.add(element);
    else {
      const root = shadowRootOf(element);
      if (root !== null) fieldsUnder(root, found);
    }
  }
  return found;
}

/** The form an element belongs to. Other than the browser, this also looks outside of the element's shadow root. */
export function formOf(element: Element): HTMLFormElement | null {
  const { form } = element as Partial<HTMLInputElement>;
  if (form instanceof HTMLFormElement) return form;
  for (let each: Element | null = element; each !== null; each = hostOf(each)) {
    const around = closestTo<HTMLFormElement>(each, 'form');
    if (around !== null) return around;
  }
  return null;
}

/** The host of the shadow root that an element stands in; null outside of shadow roots. */
function hostOf(element: Element): Element | null {
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}

/** The text fields of a form. */
export function fieldsOfForm(form: HTMLFormElement): HTMLElement[] {
  const found = fieldsUnder(form);
  for (const element of elementsOf.call(form)) if (isTextField(element)) found.add(element);
  return [...found];
}

/** Whether a form has a button of its own that sends it. */
const hasButton = (form: HTMLFormElement): boolean => defaultButtonOf(form) !== undefined;

/** The button that Enter presses in a form. */
export const defaultButtonOf = (form: HTMLFormElement): HTMLElement | undefined =>
  [...elementsOf.call(form), ...allIn<HTMLElement>(form, 'input[type="image" i]')].find(
    (each): each is HTMLElement =>
      each instanceof HTMLElement &&
      fits(each, 'input:is([type="submit" i], [type="image" i]), button:not([type="button" i], [type="reset" i])'),
  );

/**
 * The fields that a control may send: all text fields of its form; without a form, the password fields in the nearest
 * element around it that has any, except those of forms with a button of their own.
 */
export function fieldsSentBy(control: Element): HTMLElement[] {
  const form = formOf(control);
  if (form !== null) return fieldsOfForm(form);
  for (let each: Element | null = control; each !== null; each = parentOf(each) ?? hostOf(each)) {
    const fields = [...fieldsUnder(each)].filter((field) => {
      const own = formOf(field);
      return isPasswordField(field) && (own === null || !hasButton(own));
    });
    if (fields.length > 0) return fields;
  }
  return [];
}

/** The innermost element that a pointer or key event happened at, also in closed shadow roots. */
export function deepTarget(event: Event): Element | undefined {
  let [target] = event.composedPath();
  while (target instanceof Element) {
    const root = shadowRootOf(target);
    const { clientX, clientY, detail } = event as MouseEvent;
    const inner: Element | null | undefined =
      root === null
        ? null
        : event instanceof KeyboardEvent || (event.type === 'click' && detail === 0)
          ? root.activeElement
          : root.elementFromPoint(clientX, clientY);
    if (!inner || inner === target || rootOf(inner) !== root) return target;
    target = inner;
  }
  return undefined;
}

/** The control that a press activates, known by markup or pointer cursor; undefined if it sends nothing. */
export function controlOf(event: Event): Element | undefined {
  const target = deepTarget(event);
  for (let each: Element | null | undefined = target; each; each = hostOf(each)) {
    const control: Element | null = closestTo(each, CONTROL);
    if (control !== null) return isSender(control) ? control : undefined;
  }
  if (target === undefined || closestTo(target, 'a, label, input, select, textarea, option, summary') !== null)
    return undefined;
  return getComputedStyle(target).cursor === 'pointer' && isSender(target) ? target : undefined;
}

/** Whether a control may send something: one without words, as a cross or an eye, does not. */
const isSender = (control: Element): boolean => {
  const { type, value = '' } = control as Partial<HTMLInputElement>;
  if (type === 'reset') return false;
  return type === 'submit' || type === 'image' || /\p{L}/u.test(`${wordsOf(control)}${value}`);
};
