import { beforeAll, describe, expect, test } from "vitest";
import type { RuntimeDependency } from "../../src/runtime-dependencies.ts";
import { type Bom, type Component, idOf } from "../../src/sbom/bom.ts";
import { checkBom } from "../../src/sbom/check-bom.ts";
import { correct } from "../../src/sbom/correct.ts";
import { generate, type PackageBom } from "../../src/sbom/generate.ts";
import { publicPackages } from "../../src/workspace.ts";

describe("of the public packages", () => {
  let boms: PackageBom[] = [];
  beforeAll(async () => {
    boms = await generate();
  });
  const find = (name: string) => boms.find(({ id }) => id.startsWith(`${name}@`)) as PackageBom;

  test.each(publicPackages().map(({ manifest }) => manifest.name))(
    "%s lists what its installation brings",
    (name) => {
      const { bom, id, runtime } = find(name);
      expect(checkBom(bom, id, runtime)).toEqual([]);
      expect(bom.components.map(idOf).sort()).toEqual(runtime.map((it) => `${it.name}@${it.version}`).sort());
    },
  );

  test("what comes from here is listed, what is private is not, and aliases are what they stand for", () => {
    const { bom } = find("@minapp-users/contract-tests");
    const ours = bom.components.filter(({ group }) => group === "@minapp-users").map(({ name }) => name);
    expect(ours.sort()).toEqual(["spec", "spec-check"]);
    const names = bom.components.map(({ name }) => name);
    expect(names).toContain("vitest");
    expect(names).not.toContain("vitest-of-verify");
    // Peers that only our own tests bring.
    expect(names).not.toContain("coverage-v8");
  });

  test("what comes from a registry can be told from what only has its name", () => {
    const others = boms.flatMap(({ bom }) => bom.components).filter(({ group }) => group !== "@minapp-users");
    const without = others.filter(({ externalReferences = [] }) => {
      const [{ hashes = [], url = "" } = {}] = externalReferences.filter(
        ({ type }) => type === "distribution",
      );
      return hashes[0]?.alg !== "SHA-512" || !url.startsWith("https://registry.npmjs.org/");
    });
    expect(without.map(idOf)).toEqual([]);
  });

  test("no address of a person, and no placeholder", () => {
    const text = JSON.stringify(boms.map(({ bom }) => bom));
    expect(text).not.toMatch(/<[^<>" ]+@[^<>" ]+>/);
    expect(text).not.toMatch(/\.example[/"]/);
  });
});

const component = (id: string, more: Partial<Component> = {}): Component => {
  const [, group, name = "", version = ""] = /^(?:(@[^/]+)\/)?(.+)@(.+)$/.exec(id) ?? [];
  const purl = `pkg:npm/${group ? `${group.replace("@", "%40")}/` : ""}${name}@${version}`;
  const named = {
    type: "library",
    name,
    version,
    purl,
    "bom-ref": purl,
    licenses: [{ license: { id: "MIT" } }],
    ...more,
  };
  return group ? { ...named, group } : named;
};

const dependency = (name: string, more: Partial<RuntimeDependency> = {}): RuntimeDependency => {
  return {
    name,
    version: "1.0.0",
    licence: "MIT",
    folder: "",
    path: [],
    optional: false,
    installScripts: [],
    ...more,
  };
};

const runtime = [dependency("@scope/a"), dependency("b", { optional: true })];

/** A bill of materials without a fault: x depends on @scope/a, and that on b. */
function goodBom(): Bom {
  const base = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
  };
  const [x, a, b] = [component("x@1.0.0"), component("@scope/a@1.0.0"), component("b@1.0.0")];
  return {
    ...base,
    metadata: { component: x },
    components: [a, b],
    dependencies: [
      { ref: x["bom-ref"], dependsOn: [a["bom-ref"]] },
      { ref: a["bom-ref"], dependsOn: [b["bom-ref"]] },
      { ref: b["bom-ref"], dependsOn: [] },
    ],
  } as Bom;
}

test("a good one has nothing wrong", () => {
  expect(checkBom(goodBom(), "x@1.0.0", runtime)).toEqual([]);
});

const change = (index: number, more: Partial<Component>) => (bom: Bom) => {
  Object.assign(bom.components[index] as Component, more);
};

test.each<[string, (bom: Bom) => void, string[]]>([
  [
    "one that is missing",
    ({ components }) => void components.pop(),
    ["x@1.0.0: b@1.0.0 is missing, which comes along when it is installed"],
  ],
  [
    "one too many",
    (bom) => {
      bom.components.push(component("@minapp-users/docs@0.0.0"));
      bom.dependencies[2]?.dependsOn?.push("pkg:npm/%40minapp-users/docs@0.0.0");
    },
    ["x@1.0.0: @minapp-users/docs@0.0.0 is listed, and does not come along when it is installed"],
  ],
  [
    "one by its alias",
    change(1, { name: "alias" }),
    [
      "x@1.0.0: b@1.0.0 is missing, which comes along when it is installed",
      "x@1.0.0: alias@1.0.0 is listed, and does not come along when it is installed",
      "x@1.0.0: the package address of alias@1.0.0 is pkg:npm/b@1.0.0, and not pkg:npm/alias@1.0.0",
    ],
  ],
  ["one without a licence", change(0, { licenses: [] }), ["x@1.0.0: @scope/a@1.0.0 has no licence"]],
  [
    "one without an address",
    change(1, { purl: "" }),
    ["x@1.0.0: the package address of b@1.0.0 is , and not pkg:npm/b@1.0.0"],
  ],
  [
    "one that nothing leads to",
    ({ dependencies }) => void dependencies.splice(1, 1),
    ["x@1.0.0: nothing that is listed depends on b@1.0.0"],
  ],
  [
    "another subject",
    ({ metadata }) => void Object.assign(metadata.component, { version: "2.0.0", purl: "pkg:npm/x@2.0.0" }),
    ["x@1.0.0: it is for x@2.0.0, and not for x@1.0.0"],
  ],
  [
    "what CycloneDX does not know",
    change(0, { scope: "perhaps" as "optional" }),
    ["x@1.0.0: /components/0/scope must be equal to one of the allowed values (CycloneDX 1.6)"],
  ],
])("reports %s", (_what, breakIt, problems) => {
  const bom = goodBom();
  breakIt(bom);
  expect(checkBom(bom, "x@1.0.0", runtime)).toEqual(problems);
});

test("one that is listed twice is reported", () => {
  const bom = goodBom();
  bom.components.push(component("b@1.0.0", { "bom-ref": "other" }));
  bom.dependencies[2]?.dependsOn?.push("other");
  expect(checkBom(bom, "x@1.0.0", runtime)).toEqual(["x@1.0.0: a component is listed twice"]);
});

test("what pnpm lists is corrected", () => {
  const bom = goodBom();
  const peer = component("peer@1.0.0");
  bom.components.push(peer);
  bom.dependencies[2]?.dependsOn?.push(peer["bom-ref"]);
  const [a] = bom.components as [Component];
  delete a.licenses;
  a.authors = [{ name: "A. Author <author@example.org>" }];
  a.externalReferences = [
    { type: "website", url: "https://site.example/" },
    { type: "vcs", url: "git+ssh://git@code.example.org/a.git" },
  ];
  const corrected = correct(bom, runtime);
  expect(checkBom(corrected, "x@1.0.0", runtime)).toEqual([]);
  expect(corrected.components[0]).toMatchObject({
    licenses: [{ license: { id: "MIT" } }],
    authors: [{ name: "A. Author" }],
    externalReferences: [{ type: "vcs", url: "git+ssh://git@code.example.org/a.git" }],
    scope: "required",
  });
  expect(corrected.components[1]?.scope).toBe("optional");
  expect(JSON.stringify(corrected)).not.toContain("peer");
});
