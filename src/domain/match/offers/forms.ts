/** Tells what a form asks for: somebody's link and a quantity, or the login of a social network. */
import type { FormView } from '../page-view.ts';
import { gap } from './block.ts';
import type { MarkedBlock } from './block.ts';

/**
 * Reads a form. `whole`: all its words; `asked`: label and name of each field, in the order of the fields.
 * @returns `order`: how surely, from 0 to 1, it orders goods by link and quantity; `password`: whether it has a
 * password field; `login`: whether it asks for the login of a social network
 */
export function readForm({ fields }: FormView, whole: MarkedBlock, asked: readonly MarkedBlock[]) {
  const hasType = (...types: readonly string[]): boolean => fields.some(({ type }) => types.includes(type));
  const hasName = (pattern: RegExp): boolean => fields.some(({ name }) => pattern.test(name));
  const goods = whole.hasSure;
  const quantity = hasType('number', 'range') || hasName(/quantity|qty|amount|followers|likes/i);
  const link = hasType('url') || hasName(/link|url/i) || asked.some((field) => field.has('target'));
  const labelled = asked.filter((field) => field.has('form', 'target')).length;
  // "1000 + followers" is an option to order; "join 10,000 followers" stands in newsletter forms, which ask for an
  // e-mail.
  const counted = goods && !hasType('email', 'textarea') && whole.amounts.quantities.length > 0;
  let order = 0;
  if (quantity && link && labelled >= 2) order = goods || whole.isSocial ? 1 : 0.5;
  else if (goods && labelled >= 1 && (quantity || counted || link)) order = 0.6;

  const password = hasType('password');
  const secrets = whole.all('secret');
  const own =
    whole.platforms.some((platform) => secrets.some((secret) => gap(platform, secret) <= 12)) ||
    asked.some((field, at) => field.platforms.length > 0 && (field.has('form') || fields[at]?.type === 'password'));
  const token = asked.some((field) => field.has('secret') && field.platforms.length > 0);
  return { order, login: password ? own : token, password };
}
