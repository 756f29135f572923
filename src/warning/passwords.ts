/** Which fields of a page hold a password, and which of them a control sends. */
import { allIn, attributeOf, closestTo, fits, nameOf, parentOf, rootOf, wordsOf } from '../platform/page/elements.ts';
import { shadowRootOf } from '../platform/page/browser.ts';

type Target = EventTarget | null | undefined;

/** Elements looked through for fields at one press, at most. */
const MOST_ELEMENTS = 20_000;
const CONTROL =
  'button, input[type="submit" i], input[type="image" i], input[type="button" i], [role="button" i], [onclick], ' +
  'a:not([href]), a[href^="#"], a[href^="javascript:" i]';

// A form's own fields may be named like its properties.
const read = <T>(prototype: object, name: string): ((this: unknown) => T) =>
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the element as this
  Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => T;
const elementsOf = read<HTMLFormControlsCollection>(HTMLFormElement.prototype, 'elements');

/** Whether text can be put into it. */
export const isTextField = (target: Target): target is HTMLElement =>
  target instanceof HTMLElement &&
  (nameOf(target) === 'textarea' || nameOf(target) === 'input' || target.isContentEditable === true);

/** By type; by what it asks the browser to fill in, however it is shown; by the dots it shows. */
export const isPasswordField = (target: Target): target is HTMLElement =>
  isTextField(target) &&
  ((target as Partial<HTMLInputElement>).type === 'password' ||
    /-password(?:\s|$)/i.test(attributeOf(target, 'autocomplete') ?? '') ||
    !/^(?:none)?$/.test(getComputedStyle(target).getPropertyValue('-webkit-text-security')));

/** Whether something stands in it; what, is not looked at. Chrome keeps what it fills in to itself until a press. */
export function isFilled(field: HTMLElement): boolean {
  if ((field as HTMLInputElement).value) return true;
  try {
    return fits(field, ':autofill');
  } catch {
    return false;
  }
}

/** All text fields under a node, those in shadow roots too. */
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

/** The form an element belongs to; looked for beyond the shadow root it stands in, as far as the browser does not. */
export function formOf(element: Element): HTMLFormElement | null {
  const { form } = element as Partial<HTMLInputElement>;
  if (form instanceof HTMLFormElement) return form;
  for (let each: Element | null = element; each !== null; each = hostOf(each)) {
    const around = closestTo<HTMLFormElement>(each, 'form');
    if (around !== null) return around;
  }
  return null;
}

/** The element whose shadow root an element stands in. */
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
 * The text fields that a control may send: those of its form; where it has none, those of the nearest part of the page
 * that has any, without those of forms that have a button of their own.
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

/** The innermost element a pointer's or a key's event happened at, in closed shadow roots too. */
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

/** The control that a press is about to work: one that says so, or what the mouse shows as one. */
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

/** What has no words, as a cross or an eye, sends nothing. */
const isSender = (control: Element): boolean => {
  const { type, value = '' } = control as Partial<HTMLInputElement>;
  if (type === 'reset') return false;
  return type === 'submit' || type === 'image' || /\p{L}/u.test(`${wordsOf(control)}${value}`);
};
