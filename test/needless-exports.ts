/** Finds what is exported though no other file takes it, with TypeScript's own parser. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../tools/lib/paths.ts';

/** What a file exports by name, and what it takes from others: names by path, `*` for all of them. */
function namesOf(path: string): { readonly exported: string[]; readonly taken: { to: string; name: string }[] } {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const exported: string[] = [];
  const taken: { to: string; name: string }[] = [];
  const take = (module: ts.Node | undefined, names: readonly string[]): void => {
    if (module === undefined || !ts.isStringLiteralLike(module) || !module.text.startsWith('.')) return;
    const to = resolve(dirname(path), module.text.replace(/\?.*$/, ''));
    taken.push(...names.map((name) => ({ to, name })));
  };
  const listed = (elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier>): string[] =>
    elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      take(node.moduleSpecifier, bindings && ts.isNamedImports(bindings) ? listed(bindings.elements) : ['*']);
    } else if (ts.isExportDeclaration(node)) {
      const named = node.exportClause;
      take(node.moduleSpecifier, named && ts.isNamedExports(named) ? listed(named.elements) : ['*']);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      take(node.arguments[0], ['*']);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal, ['*']);
    else if (ts.canHaveModifiers(node) && isExported(node)) {
      if (ts.isVariableStatement(node))
        for (const { name } of node.declarationList.declarations) if (ts.isIdentifier(name)) exported.push(name.text);
      const { name } = node as { readonly name?: ts.Node };
      if (name !== undefined && ts.isIdentifier(name)) exported.push(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { exported, taken };
}

/** Whether a declaration is exported under its name. */
const isExported = (node: ts.HasModifiers): boolean => {
  const kinds = ts.getModifiers(node)?.map(({ kind }) => kind) ?? [];
  return kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DefaultKeyword);
};

/** The exports that no other file takes, as `path: name`. */
export function needlessExports(files: readonly string[]): string[] {
  const all = files.map((path) => ({ path, ...namesOf(path) }));
  const isTaken = new Set(all.flatMap(({ taken }) => taken.map(({ to, name }) => `${to} ${name}`)));
  return all.flatMap(({ path, exported }) =>
    exported
      .filter((name) => !isTaken.has(`${path} ${name}`) && !isTaken.has(`${path} *`))
      .map((name) => `${relative(ROOT, path)}: ${name}`),
  );
}
