/** What a form asks for: somebody's link and a quantity, or a social network's login. */
import type { FormView } from '../page-view.ts';
import { gap } from './block.ts';
import type { MarkedBlock } from './block.ts';
import { isSure } from './observe.ts';

export interface FormSigns {
  /** From 0 to 1: how much it is an order form for a link and a quantity of goods. */
  readonly order: number;
  /** It asks for a password or token of a social network. */
  readonly login: boolean;
  readonly password: boolean;
}

/** `whole`: all words of the form; `fields`: the label and name of each field. */
export function readForm(form: FormView, whole: MarkedBlock, fields: readonly MarkedBlock[]): FormSigns {
  const goods = whole.goods.some((mark) => isSure(whole, mark));
  const social = whole.platforms.length > 0 || whole.has('social') || whole.has('panel');
  const isQuantity = ({ type, name }: FormView['fields'][number]): boolean =>
    type === 'number' || type === 'range' || /quantity|qty|amount|followers|likes/i.test(name);
  const quantity = form.fields.some(isQuantity);
  const link =
    form.fields.some(({ type, name }) => type === 'url' || /link|url/i.test(name)) ||
    fields.some((field) => field.has('target'));
  const labelled = fields.filter((field) => field.has('form') || field.has('target')).length;
  /** "1000 + followers": an option that names a quantity of goods. */
  const counted = goods && whole.amounts.quantities.length > 0;
  let order = 0;
  // Comments ask for an email address and a site, and name no goods of a platform.
  const comment =
    !quantity && !(goods && link) && form.fields.some(({ type }) => type === 'email' || type === 'textarea');
  if (!comment && quantity && link && labelled >= 2) order = goods || social ? 1 : 0.5;
  else if (!comment && goods && labelled >= 1 && (quantity || counted || link)) order = 0.6;
  else if (!comment && labelled >= 2 && (goods || (social && quantity))) order = 0.4;

  const password = form.fields.some(({ type }) => type === 'password');
  const own =
    whole.platforms.some((platform) => whole.all('secret').some((secret) => gap(platform, secret) <= 12)) ||
    fields.some((field) => field.platforms.length > 0 && field.has('form'));
  const token = !password && fields.some((field) => field.has('secret') && field.platforms.length > 0);
  return { order, login: (password && own) || token, password };
}
