import ts from "typescript";
import { type Edit, edit } from "./edit.ts";
import { parse, visit } from "./parse.ts";

/**
 * Leaves of declarations what callers are bound to: no comments but `@deprecated`, no private members, and no constructor
 * of a class that callers have only as a type.
 *
 * @param values - the names that callers have as values
 */
export function plain(text: string, values: ReadonlySet<string>): string {
  return withoutPrivates(withoutComments(text), values);
}

function withoutComments(text: string): string {
  const edits = new Map<number, Edit>();
  const look = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) {
      const mark = readDeprecation(text.slice(pos, end));
      const blank = /\s*/y;
      blank.lastIndex = end;
      const after = blank.exec(text)?.[0].length ?? 0;
      edits.set(pos, mark ? { start: pos, end, by: mark } : { start: pos, end: end + after });
    }
    for (const child of node.getChildren(source)) look(child);
  };
  const source = parse(text);
  look(source);
  return edit(text, [...edits.values()]);
}

/** `@deprecated` with its words, on one line; undefined when the comment has none. */
function readDeprecation(comment: string): string | undefined {
  const words = /^\/\*\*[\s\S]*?@deprecated\b([\s\S]*?)(?:\n\s*\*\s*@|\*\/$)/.exec(comment)?.[1];
  if (words === undefined) return undefined;
  return `/** ${`@deprecated ${words.replace(/\n\s*\*/g, " ")}`.replace(/\s+/g, " ").trim()} */`;
}

function withoutPrivates(text: string, values: ReadonlySet<string>): string {
  const edits: Edit[] = [];
  visit(parse(text), (node) => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      const declare = node.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
      if (declare) edits.push({ start: declare.getStart(), end: declare.getEnd() + 1 });
    }
    if (!ts.isClassElement(node)) return;
    const isUseless = ts.isConstructorDeclaration(node) && !values.has(node.parent.name?.text ?? "default");
    // Nobody else can make one of a class whose constructor is private.
    if (isUseless || (isPrivate(node) && !ts.isConstructorDeclaration(node)))
      edits.push({ start: node.getFullStart(), end: node.getEnd() });
  });
  return edit(text, edits);
}

function isPrivate(member: ts.ClassElement): boolean {
  const isMarked = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0;
  return isMarked || (member.name !== undefined && ts.isPrivateIdentifier(member.name));
}
