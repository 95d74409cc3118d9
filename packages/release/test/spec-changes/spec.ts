import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Comparison, rateAll } from "../../src/spec-changes/compare.ts";
import { redoclyDiff } from "../../src/spec-changes/redocly-diff.ts";
import { root } from "../../src/workspace.ts";

/** The spec of this repository, as text. */
export const specText = readFileSync(`${root}spec/minapp-users.yaml`, "utf8");

// biome-ignore lint/suspicious/noExplicitAny: an edit goes where it likes, and a wrong way throws
export type Spec = any;

const parsed: Spec = parse(specText);

/** A copy of the spec after some edits, one after the other. Throws when one changes nothing, not even an order. */
export function edited(...edits: readonly ((spec: Spec) => void)[]): Spec {
  const spec = structuredClone(parsed);
  for (const edit of edits) {
    const before = JSON.stringify(spec);
    edit(spec);
    if (JSON.stringify(spec) === before) throw new Error(`this edit changes nothing: ${edit}`);
  }
  return spec;
}

/** Compares the spec after some edits with the spec after some more. */
export async function compareEdited(
  edits: readonly ((spec: Spec) => void)[],
  more: readonly ((spec: Spec) => void)[],
): Promise<Comparison> {
  const specs = { base: edited(...edits), revision: edited(...edits, ...more) };
  // JSON is YAML, too, and read in less time.
  return rateAll(specs, await redoclyDiff(JSON.stringify(specs.base), JSON.stringify(specs.revision)));
}

/** An operation of a spec. */
export function operation(spec: Spec, operationId: string): Spec {
  const found = Object.values<Spec>(spec.paths)
    .flatMap((item) => Object.values<Spec>(item))
    .find((it) => it.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}

/** A parameter of an operation, of those that only this operation has. */
export function parameter(spec: Spec, operationId: string, name: string): Spec {
  const found = operation(spec, operationId).parameters.find((it: Spec) => it.name === name);
  if (!found) throw new Error(`no parameter ${name} of ${operationId}`);
  return found;
}

/** Gives the value of one key to another one, in its place. */
export function rename(node: Spec, from: string, to: string): void {
  if (!Object.hasOwn(node, from)) throw new Error(`no ${from}`);
  const entries = Object.entries(node).map(([key, value]) => [key === from ? to : key, value] as const);
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, Object.fromEntries(entries));
}

/** Renames a component, with everything that refers to it. */
export function renameComponent(spec: Spec, section: string, from: string, to: string): void {
  const renamed = JSON.parse(
    JSON.stringify(spec).replaceAll(`"#/components/${section}/${from}"`, `"#/components/${section}/${to}"`),
  );
  rename(renamed.components[section], from, to);
  Object.assign(spec, renamed);
}

/** Takes a key away; throws when there is none. */
export function remove(node: Spec, key: string): void {
  if (!Object.hasOwn(node, key)) throw new Error(`no ${key}`);
  delete node[key];
}
