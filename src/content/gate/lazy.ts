/** Makes a regular expression on first use: engines compile long ones slowly, and most pages need few of them. */
export const lazy = (source: () => string, flags = ''): (() => RegExp) => {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source(), flags));
};
