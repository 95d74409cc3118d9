import ts from "typescript";
import { type Bump, bumps } from "../../bump.ts";
import { namedDepth } from "../generated.ts";
import { findPart } from "../lookup.ts";
import { isValue } from "../module.ts";
import { type Report, readReport } from "../read-report.ts";
import { reach, references } from "../references.ts";
import { compareDeclarations } from "./compare-declarations.ts";
import { compareMembers } from "./compare-members.ts";
import { compareNames } from "./compare-names.ts";
import { findPositions } from "./find-positions.ts";
import { bumpOf, type Finding, found, paired, type Result, same, together } from "./finding.ts";
import type { Position } from "./position.ts";
import type { Sides } from "./sides.ts";

/** What became of one declaration. */
export interface Change {
  /** Its name for callers, or that of a declaration or a generated type that they meet behind others. */
  name: string;
  /** Whether it is an export, or something that exports refer to. */
  isExport: boolean;
  kind: "added" | "removed" | "changed";
  /** What it asks for. */
  bump: Bump;
  /** What changed in it, in words; empty when it was added or removed. */
  findings: Finding[];
  /** Its text; undefined when it was added. */
  before: string | undefined;
  /** Its text; undefined when it was removed. */
  after: string | undefined;
}

/**
 * Compares two reports of a module: every export, and what exports refer to.
 *
 * A change asks for a major release unless nobody can be broken by it. That is known of what only callers get (it may have
 * more), of what only callers give (more of it may be optional, and it may be of more types), and of names that callers do
 * not have. `findPositions` says which is which.
 *
 * @returns the changes, those that ask for most first
 */
export function compareReports(before: string, after: string): Change[] {
  const sides = { before: readReport(before), after: readReport(after) };
  const positionOf = findPositions(sides.before);
  const results = new Map<string, { after: string; result: Result }>();
  const open: [before: string, after: string][] = [];
  const add = (id: string, after: string, result: Result): void => {
    const known = results.get(id)?.result ?? same;
    results.set(id, { after, result: together(known, result) });
    open.push(...result.pairs);
  };

  for (const [name, { local }] of sides.before.exported) {
    const is = sides.after.exported.get(name);
    if (is) add(local, is.local, compareExport(name, sides));
  }
  const done = new Set<string>();
  for (let pair = open.shift(); pair; pair = open.shift()) {
    const [id, after] = pair;
    if (done.has(pair.join())) continue;
    done.add(pair.join());
    add(id, after, compareDeclared(id, after, positionOf(id), sides));
  }
  const changed = [...results].map(([id, { after, result }]) => toChange(id, after, result, sides));
  const changes = [
    ...changed.filter(({ findings }) => findings.length > 0),
    ...findUnjudged(sides, new Set([...results.keys()].map((id) => id.split("\n")[0] ?? id))),
    ...compareListOfExports(sides),
  ];
  return changes.sort((a, b) => bumps.indexOf(b.bump) - bumps.indexOf(a.bump) || (a.name < b.name ? -1 : 1));
}

/**
 * What exports refer to in a way that nothing above follows (a namespace, a lookup in a hidden type), and that is not what it
 * was: nobody knows whom it breaks.
 */
function findUnjudged(sides: Sides, judged: ReadonlySet<string>): Change[] {
  const [was, is] = [reachable(sides.before), reachable(sides.after)];
  return [...was]
    .filter((name) => is.has(name) && !judged.has(name) && !sides.before.generated.has(name))
    .map((name) => toChange(name, name, found("major", `\`${name}\` changed`), sides))
    .filter(({ before, after }) => before !== after);
}

/** The declarations that exports lead to. */
function reachable(report: Report): Set<string> {
  const locals = [...report.exported.values()].map(({ local }) => local);
  const names = reach(locals, (name) =>
    (report.declared.get(name) ?? []).flatMap((it) => [...references(it)]),
  );
  return new Set([...names].filter((name) => report.declared.has(name)));
}

/** What is exported by one report only. */
function compareListOfExports({ before, after }: Sides): Change[] {
  const list = (from: Report): Map<string, string> => {
    const names = [...from.exported].map(([name, { local }]) => [name, textOf(local, from)] as const);
    return new Map([...names, ...[...from.stars].map((star) => [star, star] as const)]);
  };
  const [was, is] = [list(before), list(after)];
  const common = { isExport: true, findings: [], before: undefined, after: undefined };
  return [
    ...[...was]
      .filter(([name]) => !is.has(name))
      .map(([name, text]): Change => ({ ...common, name, kind: "removed", bump: "major", before: text })),
    ...[...is]
      .filter(([name]) => !was.has(name))
      .map(([name, text]): Change => ({ ...common, name, kind: "added", bump: "minor", after: text })),
  ];
}

/** How a name is exported; what it stands for is compared by itself. */
function compareExport(name: string, { before, after }: Sides): Result {
  const [was, is] = [before.exported.get(name)?.local ?? "", after.exported.get(name)?.local ?? ""];
  const isElsewhere =
    before.declared.has(was) !== after.declared.has(is) ||
    before.imported.get(was) !== after.imported.get(is);
  if (isElsewhere) return found("major", `\`${name}\` comes from elsewhere`);
  const [hadValue, hasValue] = [isThere(name, before), isThere(name, after)];
  return together(
    before.declared.has(was) ? paired(was, is) : same,
    hadValue && !hasValue ? found("major", `\`${name}\` is only a type now`) : same,
    !hadValue && hasValue ? found("minor", `\`${name}\` is a value now`) : same,
  );
}

/** Whether an export is more than a type. What comes from another package is what its export says. */
function isThere(name: string, report: Report): boolean {
  const { local = "", typeOnly } = report.exported.get(name) ?? {};
  const declarations = report.declared.get(local);
  return !typeOnly && (declarations === undefined || declarations.some(isValue));
}

/** Compares what two names, or lookups in the generated types, stand for. */
function compareDeclared(was: string, is: string, position: Position, sides: Sides): Result {
  const name = exportedAs(was, sides.before) ?? was;
  if (was.includes("\n")) {
    const [before, after] = [partOf(was, sides.before), partOf(is, sides.after)];
    const place = was.split("\n").slice(0, -1).join(".");
    // What is only named is compared with the spec.
    const isWhole = before && after && [before, after].every((part) => !isNameOnly(part));
    return isWhole ? compareMembers([before], [after], position, place, sides) : same;
  }
  const [before = [], after = []] = [sides.before.declared.get(was), sides.after.declared.get(is)];
  if (!sides.before.generated.has(was)) return compareDeclarations(before, after, position, name, sides);
  const [first, other] = [before[0], after[0]];
  return first && other ? compareNames(first, other, namedDepth(was), was) : same;
}

function toChange(id: string, after: string, result: Result, sides: Sides): Change {
  const name = exportedAs(id, sides.before);
  return {
    name: name ?? id.replaceAll("\n", "."),
    isExport: name !== undefined,
    kind: "changed",
    bump: bumpOf(result),
    findings: result.findings,
    before: textOf(id, sides.before),
    after: textOf(after, sides.after),
  };
}

function exportedAs(id: string, report: Report): string | undefined {
  return [...report.exported].find(([, { local }]) => local === id)?.[0];
}

/** The text of what a name or a lookup stands for. */
function textOf(id: string, report: Report): string {
  const part = partOf(id, report);
  const nodes: ts.Node[] = part ? [part] : (report.declared.get(id) ?? []);
  return nodes.map((node) => node.getFullText().trim()).join("\n") || (report.imported.get(id) ?? id);
}

function isNameOnly(part: ts.TypeElement): boolean {
  return ts.isPropertySignature(part) && !part.type;
}

function partOf(id: string, report: Report): ts.TypeElement | undefined {
  const [root = "", ...keys] = id.split("\n");
  const [declaration] = report.declared.get(root) ?? [];
  return declaration && keys.length > 0 ? findPart(declaration, keys) : undefined;
}
