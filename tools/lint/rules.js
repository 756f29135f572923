/** Lint rules of our own, for conventions that no ready-made rule holds. */

const isExported = (node) =>
  node.parent?.type === 'ExportNamedDeclaration' || node.parent?.type === 'ExportDefaultDeclaration';

/** Every exported function has a comment before it that says what it is for. */
const docstring = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: '{{name}} is exported: say in a comment what it is for.' },
  },
  create(context) {
    const { sourceCode } = context;
    const check = (node, name) => {
      const before = sourceCode.getCommentsBefore(node.parent).at(-1);
      if (before === undefined || !before.value.startsWith('*'))
        context.report({ node, messageId: 'missing', data: { name } });
    };
    return {
      FunctionDeclaration(node) {
        if (isExported(node)) check(node, node.id?.name ?? 'This function');
      },
      ClassDeclaration(node) {
        if (isExported(node)) check(node, node.id?.name ?? 'This class');
      },
    };
  },
};

/** Comments hold no list of work: what is still to be done belongs in an issue. */
const finished = {
  meta: { type: 'problem', schema: [], messages: { open: 'Do it, or file an issue: a comment is no list of work.' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments())
        if (/\b(?:TODO|FIXME|XXX|HACK)\b/.test(comment.value)) context.report({ loc: comment.loc, messageId: 'open' });
    },
  }),
};

/**
 * Only src/platform uses the browser's API. Elsewhere nothing may be read from `browser` or `chrome`, nor from these as
 * properties of `globalThis`, `window` or `self`.
 */
const platformOnly = {
  meta: { type: 'problem', schema: [], messages: { named: 'Only src/platform names the browser API.' } },
  create: (context) => ({
    MemberExpression(node) {
      const { object, property } = node;
      const isApi = (name) => name === 'browser' || name === 'chrome';
      const ofScope =
        object.type === 'Identifier' && ['globalThis', 'window', 'self'].includes(object.name) && isApi(property.name);
      if (ofScope || (object.type === 'Identifier' && isApi(object.name))) context.report({ node, messageId: 'named' });
    },
  }),
};

export default { meta: { name: 'caveat' }, rules: { docstring, finished, 'platform-only': platformOnly } };
