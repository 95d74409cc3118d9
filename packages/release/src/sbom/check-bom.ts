import type { RuntimeDependency } from "../runtime-dependencies.ts";
import { type Bom, type Component, idOf } from "./bom.ts";
import { findSchemaProblems } from "./schema.ts";

/**
 * Finds what is wrong with a bill of materials.
 *
 * @param id - the package that it is for, as `name@version`
 * @param runtime - what a production installation of it brings
 * @returns one sentence each
 */
export function checkBom(bom: Bom, id: string, runtime: RuntimeDependency[]): string[] {
  const problems = findSchemaProblems(bom);
  const subject = idOf(bom.metadata.component);
  if (subject !== id) problems.push(`it is for ${subject}, and not for ${id}`);
  const wanted = new Set(runtime.map(({ name, version }) => `${name}@${version}`));
  const listed = new Set(bom.components.map(idOf));
  for (const it of wanted) {
    if (!listed.has(it)) problems.push(`${it} is missing, which comes along when it is installed`);
  }
  for (const it of listed) {
    if (!wanted.has(it)) problems.push(`${it} is listed, and does not come along when it is installed`);
  }
  if (listed.size !== bom.components.length) problems.push("a component is listed twice");
  for (const component of [bom.metadata.component, ...bom.components])
    problems.push(...checkComponent(component));
  return [...problems, ...checkReach(bom)].map((problem) => `${id}: ${problem}`);
}

function checkComponent(component: Component): string[] {
  const { group, name, version, purl, licenses = [] } = component;
  const id = idOf(component);
  const problems: string[] = [];
  const expected = `pkg:npm/${group ? `${group.replace("@", "%40")}/` : ""}${name}@${version}`;
  if (purl !== expected) problems.push(`the package address of ${id} is ${purl}, and not ${expected}`);
  if (licenses.length === 0) problems.push(`${id} has no licence`);
  return problems;
}

/** Whether everything is there because of something, which a reader finds by `dependencies`. */
function checkReach({ metadata, components, dependencies }: Bom): string[] {
  const reached = new Set([metadata.component["bom-ref"]]);
  for (const ref of reached) {
    for (const it of dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) reached.add(it);
  }
  const lost = components.filter((component) => !reached.has(component["bom-ref"]));
  return lost.map((component) => `nothing that is listed depends on ${idOf(component)}`);
}
