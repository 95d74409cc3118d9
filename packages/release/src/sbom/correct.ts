import type { RuntimeDependency } from "../runtime-dependencies.ts";
import { isPlaceholder } from "../stamp/address.ts";
import { type Bom, type Component, idOf } from "./bom.ts";

/**
 * Corrects what pnpm lists:
 *
 * - Optional peers are left out. pnpm lists those that our own tests bring; whoever installs the package does not get them.
 * - A licence is given where a manifest has it in the old form, as a list.
 * - Authors are names without their addresses, and an address that stands for another one is left out.
 * - What only `optionalDependencies` want is said to be optional.
 *
 * @param runtime - what a production installation brings
 */
export function correct(bom: Bom, runtime: RuntimeDependency[]): Bom {
  const known = new Map(runtime.map((it) => [`${it.name}@${it.version}`, it]));
  const components = bom.components.flatMap((component) => {
    const dependency = known.get(idOf(component));
    return dependency ? [correctComponent(component, dependency)] : [];
  });
  const refs = new Set([bom.metadata.component, ...components].map((it) => it["bom-ref"]));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((it) => refs.has(it)) }));
  return { ...bom, components, dependencies };
}

function correctComponent(component: Component, { licence, optional }: RuntimeDependency): Component {
  const { licenses = licence === undefined ? [] : [{ license: { id: licence } }], ...rest } = component;
  const corrected: Component = { ...rest, licenses, scope: optional ? "optional" : "required" };
  if (corrected.authors) {
    corrected.authors = corrected.authors.map(({ name = "" }) => ({ name: name.replace(/\s*<[^>]*>/, "") }));
  }
  if (corrected.externalReferences) {
    corrected.externalReferences = corrected.externalReferences.filter(
      ({ url }) => !(URL.canParse(url) && isPlaceholder(new URL(url))),
    );
  }
  return corrected;
}
