import ts from "typescript";
import { membersOf } from "../lookup.ts";
import { found, type Result, same, together } from "./finding.ts";

/** Compares the names in a type that is generated from the spec. What they stand for is compared with the spec. */
export function compareNames(before: ts.Node, after: ts.Node, depth: number, place: string): Result {
  const [was, is] = [before, after].map(
    (node) => new Map(membersOf(node).map((member) => [member.name?.getText() ?? "", member])),
  );
  if (!was || !is) return same;
  const kept = [...was].map(([name, member]) => {
    const other = is.get(name);
    if (!other) return found("major", `\`${place}.${name}\` is gone`);
    const types = [member, other].map((it) => (ts.isPropertySignature(it) ? it.type : undefined));
    const [type, otherType] = types;
    return depth > 1 && type && otherType
      ? compareNames(type, otherType, depth - 1, `${place}.${name}`)
      : same;
  });
  const added = [...is.keys()].filter((name) => !was.has(name));
  return together(...kept, ...added.map((name) => found("minor", `\`${place}.${name}\` is new`)));
}
