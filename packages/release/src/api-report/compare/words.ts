import ts from "typescript";
import { found, type Result } from "./finding.ts";

/** The longest type that is quoted in a sentence. */
const longest = 60;

const printer = ts.createPrinter({ removeComments: true });

/** The text of a node without comments, on one line, for words. */
export function textOf(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return text.replace(/\n\s*/g, " ").replaceAll("[ ", "[").replaceAll(" ]", "]");
}

/** Something is of another type, and nothing proves that callers can live with it. */
export function changed(place: string, before: ts.Node | undefined, after: ts.Node | undefined): Result {
  if (!isShort(before) || !isShort(after)) return found("major", `the type of \`${place}\` changed`);
  const [was, is] = [before, after].map((node) => (node ? `\`${textOf(node)}\`` : "without a type"));
  return found("major", `\`${place}\` was ${was} and is ${is}`);
}

/** Whether a type can be quoted in a sentence. */
export function isShort(type: ts.Node | undefined): boolean {
  return type === undefined || textOf(type).length <= longest;
}

/** Types in a sentence. */
export function quote(types: readonly ts.Node[]): string {
  return types.map((type) => (isShort(type) ? `\`${textOf(type)}\`` : "another type")).join(" and ");
}
