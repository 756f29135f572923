/** Makes an expression when it is first needed: engines read long ones slowly, and most pages need few of them. */
export const lazy = (source: () => string, flags = ''): (() => RegExp) => {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source(), flags));
};
