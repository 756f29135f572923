/** Elements that text runs on through, frames included: the reader and the gate must agree on them. */
export const INLINE_NAMES =
  'iframe frame abbr b bdi bdo cite data em font i kbd mark q s samp small span strong strike sub sup' +
  ' time u var wbr ins del big tt slot ruby rb dfn tspan acronym';
