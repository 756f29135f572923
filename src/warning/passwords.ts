/** Which fields of a page hold a password, and which of them a control sends. */
import { allIn, attributeOf, closestTo, fits, nameOf, parentOf, rootOf, wordsOf } from '../platform/page/elements.ts';
import { shadowRootOf } from '../platform/page/browser.ts';

type Target = EventTarget | null | undefined;

/** Most elements of one tree that are searched for fields. */
const MOST_ELEMENTS = 20_000;
const CONTROL =
  'button,input:is([type=submit i],[type=image i],[type=button i]),[role=button i],[onclick],' +
  'a:not([href]),a[href^="#"],a[href^="javascript:" i]';

// Take getters from the prototype: a form's field named "elements" would be found in the place of the property.
const read = <T>(prototype: object, name: string): ((this: unknown) => T) =>
  // oxlint-disable-next-line typescript/unbound-method -- called with the element as this
  Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => T;
const elementsOf = read<HTMLFormControlsCollection>(HTMLFormElement.prototype, 'elements');

/** Whether an element takes text. */
export const isTextField = (target: Target): target is HTMLElement =>
  target instanceof HTMLElement &&
  (nameOf(target) === 'textarea' || nameOf(target) === 'input' || target.isContentEditable === true);

const known = new WeakSet<EventTarget>();

/**
 * Whether a text field is for a password: by its type, by its `autocomplete`, or by the dots it shows for letters; or
 * was when it was asked about before: the page may show its text meanwhile.
 */
export function isPasswordField(target: Target): target is HTMLElement {
  if (!isTextField(target)) return false;
  if (
    (target as Partial<HTMLInputElement>).type === 'password' ||
    /-password(?:\s|$)/i.test(attributeOf(target, 'autocomplete') ?? '') ||
    !/^(?:none)?$/.test(getComputedStyle(target).getPropertyValue('-webkit-text-security'))
  )
    known.add(target);
  return known.has(target);
}

/**
 * Whether a field is filled, whatever the text, and can be sent. Chrome hides what it fills in until a press:
 * `:autofill` tells.
 */
export function isFilled(field: HTMLElement): boolean {
  if (fits(field, ':disabled')) return false;
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

/** Whether an element is a button that sends its form, if it has one. */
const isSubmit = (element: Element): boolean => /^(?:submit|image)$/.test((element as HTMLInputElement).type);

/** The button that Enter presses in a form. */
export const defaultButtonOf = (form: HTMLFormElement): HTMLElement | undefined =>
  [...elementsOf.call(form), ...allIn<HTMLElement>(form, 'input[type="image" i]')].find(
    (each): each is HTMLElement => each instanceof HTMLElement && isSubmit(each),
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
    // A field in a box that hears presses is for writing; one that is itself a control is not.
    if (control !== null)
      return isSender(control) && (control === target || !isTextField(target)) ? control : undefined;
  }
  if (target === undefined || closestTo(target, 'a,label,input,select,textarea,option,summary') !== null)
    return undefined;
  return getComputedStyle(target).cursor === 'pointer' && isSender(target) ? target : undefined;
}

/** Whether a control may send something: one without words, as a cross or an eye, does not, but for a form's button. */
const isSender = (control: Element): boolean => {
  const { type, value = '' } = control as Partial<HTMLInputElement>;
  if (type === 'reset') return false;
  return (isSubmit(control) && formOf(control) !== null) || /\p{L}/u.test(`${wordsOf(control)}${value}`);
};
