/** A software bill of materials as CycloneDX 1.6 writes it, as far as we touch it. */
export interface Bom {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** A package in a bill of materials. */
export interface Component {
  "bom-ref": string;
  name: string;
  /** The scope of an npm package, with `@`. */
  group?: string;
  version: string;
  purl: string;
  scope?: "required" | "optional";
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
  authors?: { name?: string }[];
  externalReferences?: { type: string; url: string; hashes?: { alg: string; content: string }[] }[];
}

/** The name and version of a component, as npm writes them. */
export function idOf({ group, name, version }: Component): string {
  return `${group ? `${group}/` : ""}${name}@${version}`;
}
