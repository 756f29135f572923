import { describe, expect, it } from 'vitest';
import { withoutTemplates } from '../../../tools/lib/without-templates.ts';

describe('strings of a built script', () => {
  it.each([
    ['let a=`plain`,b=`two\nlines`', 'let a="plain",b="two\\nlines"'],
    ['f(`say "yes"`,`it\'s`,`"it\'s"`)', `f('say "yes"',"it's",'"it\\'s"')`],
    ['x=`a\\`b\\u0041`', 'x="a`bA"'],
    ['y=`<${z}>`+`w`', 'y=`<${z}>`+"w"'],
    ['r=String.raw`\\d`', 'r=String.raw`\\d`'],
  ])('%s', (code, expected) => {
    expect(withoutTemplates(code)).toBe(expected);
  });
});
