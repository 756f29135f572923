/**
 * Finds everything in JavaScript that could start a request or run text as code. It reads the syntax tree: a search in
 * the text would miss `globalThis['fe' + 'tch']`, and would report words inside longer strings.
 */
import ts from 'typescript';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Names of what sends, connects or loads, or turns text into code or elements. Any use of such a name is a fault: a
 * call, an alias, destructuring, `extends`.
 */
const NAMES = words(`
  fetch fetchLater sendBeacon XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource RTCPeerConnection
  webkitRTCPeerConnection PresentationRequest PaymentRequest Worker SharedWorker importScripts addModule serviceWorker
  caches Image Audio FontFace connectNative sendNativeMessage downloads
  eval Function compileStreaming instantiateStreaming
  innerHTML outerHTML insertAdjacentHTML setHTML setHTMLUnsafe parseHTMLUnsafe createContextualFragment DOMParser srcdoc
  write writeln dangerouslySetInnerHTML`);
/** Properties and attributes whose value is loaded at once. `href` is none of them: it loads only after a press. */
const LOADING = words('src srcset poster ping background formAction manifest lowsrc imagesrcset');
/** Elements that load or run something. */
const LOADERS = words(
  'script iframe frame img image link embed object audio video source track portal fencedframe base',
);
/** An address outside the package: a string that is one, and a style that loads one. */
const FAR = /^(?:https?:|wss?:)?\/\//i;
const FAR_STYLE = /@import|(?:url|image-set|src)\(\s*["']?(?:https?:)?\/\//i;

/** The value of a string, also of one that is joined from strings with `+`; undefined for anything else. */
function string(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return string(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [string(node.left), string(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}
const text = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) ? node.text : string(node);

/** Whether the value is text: a string, a template, or a sum with one of these. */
const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isParenthesizedExpression(node) && isText(node.expression)) ||
  (ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right)));

/** The last name of `a`, `x.a`, `x?.a`, `x['a']` and `(0, x.a)`. */
function nameOf(node: ts.Expression): string | undefined {
  if (ts.isParenthesizedExpression(node)) return nameOf(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken) return nameOf(node.right);
  if (ts.isPropertyAccessExpression(node)) return text(node.name);
  if (ts.isElementAccessExpression(node)) return text(node.argumentExpression);
  return text(node);
}

/** Whether the expression is `f.call`, `f.apply` or `f.bind`. If so, `f` is what is called. */
const isBorrowed = (node: ts.Expression): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && ['call', 'apply', 'bind'].includes(node.name.text);

const isCompared = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken;

/**
 * Whether a library, or the gate, uses one of these names harmlessly: the search tree of minisearch 7 has a method
 * `fetch`, the polyfill has a table of API functions and `Function.call.bind`, Preact only compares `innerHTML`, and
 * the gate only reads the markup of an element.
 */
function isHarmless(node: ts.Node, name: string): boolean {
  const { parent } = node;
  switch (name) {
    case 'fetch':
      return (
        (ts.isMethodDeclaration(parent) && parent.name === node) ||
        (ts.isPropertyAccessExpression(parent) && nameOf(parent.expression) === '_index')
      );
    case 'eval':
    case 'downloads':
    case 'sendNativeMessage':
      return (
        ts.isPropertyAssignment(parent) && parent.name === node && ts.isObjectLiteralExpression(parent.initializer)
      );
    case 'Function':
      return parent.parent.getText() === 'Function.call.bind';
    case 'innerHTML':
      return isCompared(parent.parent);
    case 'dangerouslySetInnerHTML':
      return isCompared(parent);
    case 'outerHTML':
      return ts.isPropertyAssignment(parent.parent) && text(parent.parent.name) === 'outer';
    default:
      return false;
  }
}

/** The forbidden name that a node is, if any. Of strings that are joined with `+`, only the whole is checked. */
function faultOfName(node: ts.Node): string | undefined {
  if (!ts.isSourceFile(node) && ts.isBinaryExpression(node.parent) && string(node.parent) !== undefined)
    return undefined;
  const name = ts.isIdentifier(node) ? node.text : string(node);
  return name !== undefined && NAMES.has(name) && !isHarmless(node, name) ? name : undefined;
}

function faultOfCall(node: ts.CallExpression): string | undefined {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [what] = node.arguments;
    return what !== undefined && ts.isStringLiteralLike(what) && what.text.startsWith('.') ? undefined : 'import()';
  }
  const isLent = isBorrowed(node.expression);
  const called = isLent ? node.expression.expression : node.expression;
  const [first, second] = isLent ? node.arguments.slice(1) : node.arguments;
  const name = nameOf(called) ?? '';
  if (/^set(?:Timeout|Interval)$/.test(name) && first !== undefined && isText(first)) return `${name}(text)`;
  if (/^setAttribute/.test(name) && node.arguments.some((each) => LOADING.has(text(each) ?? ''))) return `${name}(far)`;
  if (/^createElement/.test(name) && node.arguments.some((each) => LOADERS.has(string(each) ?? '')))
    return `${name}(loader)`;
  // A call that makes an element with Preact: the name first, then an object of properties.
  if (LOADERS.has((first && string(first)) ?? '') && second !== undefined && ts.isObjectLiteralExpression(second))
    return 'an element that loads';
  if (name === 'constructor' && called.getText() !== 'this.constructor') return 'constructor()';
  return undefined;
}

function faultOf(node: ts.Node): string | undefined {
  const named = faultOfName(node);
  if (named !== undefined) return named;
  if (ts.isCallExpression(node)) return faultOfCall(node);
  if (ts.isNewExpression(node)) return nameOf(node.expression) === 'constructor' ? 'new constructor' : undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = text(node.moduleSpecifier);
    return from === undefined || from.startsWith('.') ? undefined : 'import from elsewhere';
  }
  if (ts.isPropertyAssignment(node)) {
    const name = ts.isComputedPropertyName(node.name) ? text(node.name.expression) : text(node.name);
    return LOADING.has(name ?? '') ? `${name}:` : undefined;
  }
  // Every kind of assignment: `=`, `+=`, `??=`.
  if (ts.isBinaryExpression(node) && isWrite(node)) {
    const name = nameOf(node.left) ?? '';
    if (LOADING.has(name) && !ts.isIdentifier(node.left)) return `${name} =`;
    if (name === 'data' && FAR.test(string(node.right) ?? '')) return 'data = far';
  }
  if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && FAR_STYLE.test(node.text))
    return 'far style';
  return undefined;
}
const isWrite = (node: ts.BinaryExpression): boolean =>
  node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;

/** @returns each fault in a script, as `file:line:column name` */
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
