/**
 * Reads JavaScript as a syntax tree and names all that could start a request or run text as code. A search by text would
 * miss `globalThis['fetch']`, and would stumble over the words in strings.
 */
import ts from 'typescript';

/** Functions that send, load or run what they are given. */
const CALLS = new Set([
  'fetch',
  'fetchLater',
  'sendBeacon',
  'importScripts',
  'eval',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
]);
/** Classes that open a connection or load an address as soon as there is one of them. */
const CLASSES = new Set([
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'Worker',
  'SharedWorker',
  'Image',
  'Audio',
  'FontFace',
  'Function',
]);
/** Properties that turn text into elements or into code. */
const MARKUP = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
/** Properties and attributes whose value is loaded at once. An `href` is not: it waits for a press. */
const LOADING = new Set(['src', 'srcset', 'poster', 'data', 'background']);
const FAR = /^(?:https?:)?\/\//i;

const text = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && (ts.isStringLiteralLike(node) || ts.isIdentifier(node)) ? node.text : undefined;

/** The last name of `a`, `x.a`, `x?.a`, `x['a']` and `(0, x.a)`. */
function nameOf(node: ts.Expression): string | undefined {
  if (ts.isParenthesizedExpression(node)) return nameOf(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken) return nameOf(node.right);
  if (ts.isPropertyAccessExpression(node)) return text(node.name);
  if (ts.isElementAccessExpression(node)) return text(node.argumentExpression);
  return text(node);
}

/** True for `f.call`, `f.apply` and `f.bind`: then it is `f` that counts. */
const isBorrowed = (node: ts.Expression): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && ['call', 'apply', 'bind'].includes(node.name.text);

function faultOfCall(node: ts.CallExpression): string | undefined {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [what] = node.arguments;
    return what !== undefined && ts.isStringLiteralLike(what) && what.text.startsWith('.') ? undefined : 'import()';
  }
  const called = isBorrowed(node.expression) ? node.expression.expression : node.expression;
  const name = nameOf(called);
  const [first, second] = node.arguments;
  if (name === undefined) return undefined;
  if (CALLS.has(name) || name === 'Function') return `${name}()`;
  if (/^set(?:Timeout|Interval)$/.test(name) && first !== undefined && ts.isStringLiteralLike(first))
    return `${name}(text)`;
  if (
    /^(?:write|writeln)$/.test(name) &&
    nameOf((called as ts.PropertyAccessExpression).expression ?? called) === 'document'
  )
    return 'document.write()';
  if (/^setAttribute/.test(name) && LOADING.has(text(first) ?? '') && FAR.test(text(second) ?? ''))
    return `${name}(far)`;
  return undefined;
}

function faultOf(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node)) return faultOfCall(node);
  if (ts.isNewExpression(node)) {
    const name = nameOf(node.expression);
    return name !== undefined && CLASSES.has(name) ? `new ${name}` : undefined;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const name =
      ts.isPropertyAccessExpression(node.left) || ts.isElementAccessExpression(node.left)
        ? nameOf(node.left)
        : undefined;
    if (name === undefined) return undefined;
    if (MARKUP.has(name)) return `${name} =`;
    if (LOADING.has(name) && ts.isStringLiteralLike(node.right) && FAR.test(node.right.text)) return `${name} = far`;
  }
  // Handed on under another name (`const f = fetch`) it would not be seen as a call.
  if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
    const name = nameOf(node.initializer);
    if (name !== undefined && (CALLS.has(name) || CLASSES.has(name))) return `= ${name}`;
  }
  return undefined;
}

/** Each such place in a script, as `name at line`. */
export function networkCalls(code: string, file = 'script.js'): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const fault = faultOf(node);
    if (fault !== undefined) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}:${character + 1} ${fault}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
