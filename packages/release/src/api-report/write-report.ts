import ts from "typescript";
import { type Edit, edit } from "./edit.ts";
import type { EntryPoint } from "./entry-points.ts";
import { collectLookups, inlineLookups, prune } from "./generated.ts";
import { type Declaration, isValue, type Module, readModule } from "./module.ts";
import { parse } from "./parse.ts";
import { plain } from "./plain.ts";
import { reach, references } from "./references.ts";
import type { Exports } from "./resolve-exports.ts";

/** The headings of the parts of a report. */
export const headings = {
  exported: "## Exported",
  behind: "## Not exported, but referred to",
  generated: "## Generated from the spec",
} as const;

/**
 * Writes the report of a module: what callers see of it, and nothing that a change of its inside would change.
 *
 * Of the types that are generated from the whole spec, it has the parts that the module's own declarations refer to, and
 * the others by name if callers have the type itself: their shapes are compared with the spec.
 *
 * @param rolledUp - its declarations in one text
 * @param generated - the names of the types that are generated from the spec
 */
export function writeReport(
  { name }: EntryPoint,
  rolledUp: string,
  { values, aliases }: Exports,
  generated: ReadonlySet<string>,
): string {
  const module = readModule(inlineLookups(writeAliases(plain(rolledUp, values), aliases), generated));
  const locals = new Set([...module.exported.values()].map(({ local }) => local));
  const own = byName([...locals].filter((local) => !generated.has(local)));
  const reached = reach(own, (local) =>
    generated.has(local) ? [] : (module.declared.get(local) ?? []).flatMap((it) => [...references(it)]),
  );
  const behind = byName([...reached].filter((local) => !locals.has(local) && !generated.has(local)));
  return [
    `# \`${name}\``,
    "What callers see of this module. `pnpm api:report` writes it, and a release is checked against it.",
    ...section(headings.exported, [
      ...own.flatMap((local) => declarationsOf(module, local)).map((it) => withoutUselessExport(it, values)),
      ...writeExports(module, values),
    ]),
    ...section(headings.behind, [
      ...byName([...new Set(behind.flatMap((local) => module.imported.get(local) ?? []))]),
      ...behind.flatMap((local) => declarationsOf(module, local).map(toText)),
    ]),
    ...section(headings.generated, writeGenerated(module, [...own, ...behind], generated)),
  ]
    .join("\n\n")
    .concat("\n");
}

function byName(names: string[]): string[] {
  const keys = new Map(names.map((name) => [name, `${name.toLowerCase()} ${name}`]));
  return names.toSorted((a, b) => ((keys.get(a) ?? a) < (keys.get(b) ?? b) ? -1 : 1));
}

function writeAliases(text: string, aliases: ReadonlyMap<string, string>): string {
  const edits = parse(text).statements.flatMap((statement): Edit[] => {
    if (!ts.isTypeAliasDeclaration(statement)) return [];
    const by = aliases.get(statement.name.text);
    return by === undefined ? [] : [{ start: statement.type.getStart(), end: statement.type.getEnd(), by }];
  });
  return edit(text, edits);
}

function declarationsOf(module: Module, local: string): Declaration[] {
  return module.declared.get(local) ?? [];
}

function toText(node: ts.Node): string {
  return node.getFullText().trim();
}

/** What is only a type to callers is no `export class`. */
function withoutUselessExport(declaration: Declaration, values: ReadonlySet<string>): string {
  const text = toText(declaration);
  return isOnlyType(declaration, values) ? text.replace(/^((?:\/\*\*.*\*\/\s*)?)export /, "$1") : text;
}

function isOnlyType(declaration: Declaration, values: ReadonlySet<string>): boolean {
  const { name } = declaration as { name?: ts.Node };
  return isValue(declaration) && name !== undefined && !values.has(name.getText());
}

/** The exports that are no declarations. */
function writeExports(module: Module, values: ReadonlySet<string>): string[] {
  const specifiers = { value: [] as string[], type: [] as string[] };
  const imports: string[] = [];
  for (const [name, { local }] of module.exported) {
    const [declaration] = declarationsOf(module, local);
    if (declaration && name === local && !isOnlyType(declaration, values)) continue;
    specifiers[values.has(name) ? "value" : "type"].push(name === local ? name : `${local} as ${name}`);
    if (!declaration) imports.push(module.imported.get(local) ?? "");
  }
  return [
    ...byName([...new Set(imports)]),
    ...byName([...module.stars]),
    ...(specifiers.value.length > 0 ? [`export { ${byName(specifiers.value).join(", ")} };`] : []),
    ...(specifiers.type.length > 0 ? [`export type { ${byName(specifiers.type).join(", ")} };`] : []),
  ];
}

function writeGenerated(module: Module, from: string[], generated: ReadonlySet<string>): string[] {
  const declarations = new Map<string, ts.InterfaceDeclaration>();
  for (const [declaration] of module.declared.values()) {
    if (declaration && ts.isInterfaceDeclaration(declaration) && generated.has(declaration.name.text)) {
      declarations.set(declaration.name.text, declaration);
    }
  }
  const lookups = collectLookups(
    from.flatMap((local) => declarationsOf(module, local)),
    declarations,
  );
  return [...declarations].flatMap(
    ([name, declaration]) => prune(declaration, lookups.values(), module.exported.has(name)) ?? [],
  );
}

const notes: Record<string, string> = {
  [headings.generated]:
    "What the above refers to. The rest is only named, if callers have it: its shape is compared with the spec.",
};

function section(heading: string, declarations: string[]): string[] {
  if (declarations.length === 0) return [];
  const code = `\`\`\`ts\n${declarations.join("\n\n")}\n\`\`\``;
  return [heading, ...(notes[heading] ? [notes[heading]] : []), code];
}
