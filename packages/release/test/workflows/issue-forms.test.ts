import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { workspaceScripts } from "../../src/workflows/workspace-scripts.ts";
import { publicPackages, root } from "../../src/workspace.ts";

interface Field {
  type: string;
  id?: string;
  attributes?: { label?: string; value?: string; options?: (string | { label?: string })[]; render?: string };
  validations?: { required?: unknown };
}

interface Form {
  name?: string;
  description?: string;
  labels?: unknown;
  body?: Field[];
}

const folder = ".github/ISSUE_TEMPLATE";
const read = (path: string) => readFileSync(join(root, path), "utf8");
const forms = globSync(`${folder}/*.yml`, { cwd: root })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.endsWith("/config.yml"))
  .map((path): [string, Form] => [path, parse(read(path)) as Form]);

/** Says why GitHub would not show a form; one sentence each. */
function wrongIn({ name, description, labels, body }: Form): string[] {
  const problems = [
    ...(name ? [] : ["it has no name"]),
    ...(description ? [] : ["it has no description"]),
    ...(labels === undefined || Array.isArray(labels) ? [] : ["its labels are no list"]),
    ...(body?.some(({ type }) => type !== "markdown") ? [] : ["it asks nothing"]),
  ];
  const fields = (body ?? []).filter(({ type }) => type !== "markdown");
  for (const [what, all] of [
    ["ids", fields.map(({ id }) => id)],
    ["labels", fields.map(({ attributes }) => attributes?.label)],
  ] as const) {
    if (new Set(all).size !== all.length) problems.push(`two fields have the same ${what}`);
  }
  return [...problems, ...(body ?? []).flatMap((field, index) => wrongInField(field, `field ${index + 1}`))];
}

function wrongInField({ type, id, attributes = {}, validations }: Field, where: string): string[] {
  const { label, value, options } = attributes;
  if (type === "markdown") return value ? [] : [`${where} has no text`];
  if (!["input", "textarea", "dropdown", "checkboxes"].includes(type)) return [`${where} is a ${type}`];
  const hasOptions = type === "dropdown" || type === "checkboxes";
  const names = (options ?? []).map((option) => (typeof option === "string" ? option : option.label));
  return [
    ...(/^[\w-]+$/.test(id ?? "") ? [] : [`${where} has no id`]),
    ...(label ? [] : [`${where} has no label`]),
    ...(hasOptions === names.length > 0 ? [] : [`${where} has options, or needs some`]),
    ...(new Set(names).size === names.length && names.every(Boolean)
      ? []
      : [`${where} has an option twice, or empty`]),
    ...((options ?? []).every((option) => (typeof option === "string") === (type === "dropdown"))
      ? []
      : [`${where} has options of another kind of field`]),
    ...(validations?.required === undefined || typeof validations.required === "boolean"
      ? []
      : [`${where} is required, or not?`]),
  ];
}

test("there are forms for what does not work, what is wrong and what is missing", () => {
  expect(forms.map(([path]) => path)).toEqual(
    ["bug", "fact", "feature"].map((name) => `${folder}/${name}.yml`),
  );
});

test.each(forms)("%s is a form", (_path, form) => {
  expect(wrongIn(form)).toEqual([]);
});

describe("a form is none", () => {
  const form = parse(read(`${folder}/bug.yml`)) as Form & { body: Field[] };
  const [text, choice, ...others] = form.body as [Field, Field, ...Field[]];

  test.each<[string, Form, string]>([
    ["without a name", { ...form, name: "" }, "it has no name"],
    ["without a question", { ...form, body: [text] }, "it asks nothing"],
    ["with a label as its labels", { ...form, labels: "bug" }, "its labels are no list"],
    [
      "with a field of another kind",
      { ...form, body: [choice, { ...text, type: "text" }] },
      "field 2 is a text",
    ],
    ["with a field twice", { ...form, body: [choice, choice] }, "two fields have the same ids"],
    ["with an empty text", { ...form, body: [{ type: "markdown" }, choice] }, "field 1 has no text"],
    [
      "with a choice of nothing",
      { ...form, body: [{ ...choice, attributes: { label: "Where" } }] },
      "field 1 has options, or needs some",
    ],
    [
      "with boxes for words",
      { ...form, body: [{ ...choice, type: "checkboxes" }] },
      "field 1 has options of another kind of field",
    ],
    [
      "with a field that is required in words",
      { ...form, body: [...others, { ...choice, validations: { required: "yes" } }] },
      "field 4 is required, or not?",
    ],
  ])("%s", (_what, broken, problem) => {
    expect(wrongIn(broken)).toContain(problem);
  });
});

test("whoever reports a bug can choose each published package", () => {
  const [, bug] = forms.find(([path]) => path.endsWith("/bug.yml")) ?? [];
  const options = bug?.body?.find(({ id }) => id === "package")?.attributes?.options;
  expect(options).toEqual(expect.arrayContaining(publicPackages().map(({ manifest }) => manifest.name)));
});

test("no issue without a form, and a way to MinApp itself", () => {
  const config = parse(read(`${folder}/config.yml`)) as {
    blank_issues_enabled: boolean;
    contact_links: { name: string; url: string; about: string }[];
  };
  expect(config.blank_issues_enabled).toBe(false);
  for (const { name, url, about } of config.contact_links) {
    expect(name && about).toBeTruthy();
    expect(url).toMatch(/^https:\/\//); // GitHub takes no other address
  }
});

describe.each(["SECURITY.md", ".github/pull_request_template.md"])("%s", (path) => {
  test("names commands and files that there are", () => {
    const text = read(path);
    const scripts = workspaceScripts().get("minapp-users") ?? new Set();
    const named = [...text.matchAll(/npx -y pnpm@\S+ ([\w:-]+)/g)].map(([, script = ""]) => script);
    for (const script of named) expect(scripts).toContain(script);
    const files = [
      ...text.matchAll(/\b(?:CONTRIBUTING\.md|pnpm-workspace\.yaml|(?:spec|docs|packages)\/[\w./-]+\w)/g),
    ];
    for (const [file] of files) expect(existsSync(join(root, file)), file).toBe(true);
    expect(named.length + files.length).toBeGreaterThan(0);
  });
});

test("who reports a vulnerability is led to the private form, in both languages", () => {
  expect(read("SECURITY.md").match(/\]\(\.\.\/\.\.\/security\/advisories\/new\)/g)).toHaveLength(2);
  expect(read("SECURITY.md")).not.toMatch(/[\w.]+@[\w-]+\.\w/); // no address that nobody reads
});
