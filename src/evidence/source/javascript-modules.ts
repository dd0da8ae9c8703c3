import type * as t from '@babel/types';
import { addExport, define } from './builder';
import { expression } from './javascript-expressions';
import { boundNames } from './javascript-names';
import { statement } from './javascript-statements';
import type { JsBuilder } from './javascript';
import type { Expr } from './program';

/** `import` gives names of another module, `import type` those that types are declared with. */
export function imports(b: JsBuilder, node: t.ImportDeclaration): void {
  for (const specifier of node.specifiers) {
    let member: string | null = null;
    if (specifier.type === 'ImportDefaultSpecifier') member = 'default';
    else if (specifier.type === 'ImportSpecifier') {
      member = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
    }
    const value: Expr = { kind: 'import', specifier: node.source.value, member, from: b.module };
    define(b, b.scope, specifier.local.name, value, -1);
  }
}

/** A name of the module as others see it: with its last value. */
function nameOf(b: JsBuilder, name: string): Expr {
  return { kind: 'name', name, scope: b.scope, at: Number.MAX_SAFE_INTEGER, block: b.block };
}

/** `export default`. */
export function defaultExport(b: JsBuilder, { declaration }: t.ExportDefaultDeclaration): void {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    statement(b, declaration);
    addExport(b.module, 'default', nameOf(b, declaration.id?.name ?? 'default'));
  } else addExport(b.module, 'default', expression(b, declaration));
}

function declaredNames(node: t.Declaration): string[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => boundNames(id));
  const isNamed =
    node.type === 'FunctionDeclaration' ||
    node.type === 'ClassDeclaration' ||
    node.type === 'TSEnumDeclaration';
  return isNamed && node.id ? [node.id.name] : [];
}

/** `export` of a declaration or of names, of this module or of another. */
export function namedExport(b: JsBuilder, node: t.ExportNamedDeclaration): void {
  if (node.declaration) {
    statement(b, node.declaration);
    for (const name of declaredNames(node.declaration)) addExport(b.module, name, nameOf(b, name));
  }
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ExportDefaultSpecifier') continue;
    const exported =
      specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value;
    const local = specifier.type === 'ExportSpecifier' ? specifier.local.name : null;
    if (node.source) {
      const value: Expr = { kind: 'import', specifier: node.source.value, member: local, from: b.module };
      addExport(b.module, exported, value);
    } else if (local !== null) addExport(b.module, exported, nameOf(b, local));
  }
}
