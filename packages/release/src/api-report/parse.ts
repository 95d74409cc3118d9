import ts from "typescript";

/** Reads declarations. What is wrong with their types does not matter here. */
export function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("api.d.ts", text, ts.ScriptTarget.Latest, true);
}

/** Goes through a node and all that is in it. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}
