/** Text runs on through these elements, frames included. Reader and gate share the list, because they must agree. */
export const INLINE_NAMES =
  'iframe frame abbr b bdi bdo cite data em font i kbd mark q s samp small span strong strike sub sup' +
  ' time u var wbr ins del big tt slot ruby rb dfn tspan acronym';
