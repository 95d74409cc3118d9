import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { specGate } from "../../src/spec-changes/gate.ts";
import { client, makeSpecRepository, type SpecRepository, spec } from "./repositories.ts";
import { specText } from "./spec.ts";

/** Edits of the spec, as text. */
const breaking = ["required: [username, email, email_verified]", "required: [username, email]"] as const;
const enlarging = [
  "        _anonymous: {",
  "        _score: { type: number }\n        _anonymous: {",
] as const;
const wording = ["summary: Get a user\n", "summary: Get one user\n"] as const;

const broken = "`Account` (answered by `updateUserAccount`): `required` no longer `email_verified`";
const enlarged =
  "`User._score` (answered by `listUsers`, `getUser`, `updateUser` and 3 more): property added: `number`";

/** A repository in which both packages were released as 1.0.0. */
async function released(): Promise<SpecRepository> {
  const repository = makeSpecRepository();
  await repository.release({ [spec]: "1.0.0", [client]: "1.0.0" });
  return repository;
}

const problemsOf = async ({ folder }: SpecRepository) => (await specGate(folder)).problems;

describe("after a release of both", () => {
  test("nothing is asked for while nothing changed", async () => {
    using repository = await released();
    expect(await specGate(repository.folder)).toEqual({
      title: "Spec",
      markdown:
        "Since `@minapp-users/spec@1.0.0` (no release planned) and `@minapp-users/client@1.0.0` (no release planned): " +
        "nothing changed.",
      problems: [],
    });
  });

  test("a changeset that is too small is a problem of each package", async () => {
    using repository = await released();
    repository.edit(...breaking);
    repository.plan({ [spec]: "minor", [client]: "patch" });
    await repository.follow();
    const { problems, markdown } = await specGate(repository.folder);
    expect(problems).toEqual([
      `\`${spec}\`: the spec changes since 1.0.0 ask for a major changeset (${broken}), but the next release is a ` +
        "minor one (1.1.0): run `pnpm changeset` and choose major",
      `\`${client}\`: the spec changes since 1.0.0 ask for a major changeset (${broken}), but the next release is a ` +
        "patch one (1.0.1): run `pnpm changeset` and choose major",
    ]);
    expect(markdown).toBe(
      "Since `@minapp-users/spec@1.0.0` (next: 1.1.0, minor) and `@minapp-users/client@1.0.0` (next: 1.0.1, patch), " +
        `the changes ask for **major**:\n\n**major**\n- ${broken}`,
    );
  });

  test.each([
    { is: "as large as the change", edit: breaking, bump: "major" },
    { is: "larger than the change", edit: enlarging, bump: "major" },
    { is: "as large as an addition", edit: enlarging, bump: "minor" },
    { is: "as large as a text", edit: wording, bump: "patch" },
  ])("a changeset is enough that is $is", async ({ edit: [from, to], bump }) => {
    using repository = await released();
    repository.edit(from, to);
    repository.plan({ [spec]: bump, [client]: bump });
    await repository.follow();
    expect(await problemsOf(repository)).toEqual([]);
  });

  test("the client is not forgotten", async () => {
    using repository = await released();
    repository.edit(...enlarging);
    repository.plan({ [spec]: "minor" });
    await repository.follow();
    expect(await problemsOf(repository)).toEqual([
      `\`${client}\`: the spec changes since 1.0.0 ask for a minor changeset (${enlarged}), but no release is planned: ` +
        "run `pnpm changeset` and choose minor",
    ]);
  });

  test("applied changesets count as pending ones", async () => {
    using repository = await released();
    repository.edit(...breaking);
    repository.write({
      "spec/package.json": { name: spec, version: "2.0.0" },
      "packages/client/package.json": { name: client, version: "1.1.0" },
    });
    await repository.follow();
    expect(await problemsOf(repository)).toEqual([
      expect.stringMatching(
        /^`@minapp-users\/client`: .* ask for a major changeset .* a minor one \(1\.1\.0\)/,
      ),
    ]);
    repository.write({ "packages/client/package.json": { name: client, version: "2.0.0" } });
    expect(await problemsOf(repository)).toEqual([]);
  });

  test("a breaking change leads to 1.0.0 from 0.x, too", async () => {
    using repository = makeSpecRepository();
    await repository.release({ [spec]: "0.1.0", [client]: "0.1.0" });
    repository.edit(...breaking);
    repository.plan({ [spec]: "minor", [client]: "major" });
    await repository.follow();
    expect(await problemsOf(repository)).toEqual([
      expect.stringMatching(
        /^`@minapp-users\/spec`: the spec changes since 0\.1\.0 ask for a major changeset/,
      ),
    ]);
  });
});

describe("packages that were released at different times", () => {
  test("the client is compared with the spec that it was made of", async () => {
    using repository = await released();
    repository.edit(...breaking);
    await repository.release({ [spec]: "2.0.0" }); // and no client
    repository.edit(...wording);
    repository.plan({ [spec]: "patch", [client]: "patch" });
    await repository.follow();
    const { problems, markdown } = await specGate(repository.folder);
    expect(problems).toEqual([
      `\`${client}\`: the spec changes since 1.0.0 ask for a major changeset (${broken}), but the next release is a ` +
        "patch one (1.0.1): run `pnpm changeset` and choose major",
    ]);
    expect(markdown.split("\n\n")).toEqual([
      "Since `@minapp-users/spec@2.0.0` (next: 2.0.1, patch), the changes ask for **patch**:",
      "**patch**\n- 1 text or example: `getUser`",
      "Since `@minapp-users/client@1.0.0` (next: 1.0.1, patch), the changes ask for **major**:",
      `**major**\n- ${broken}`,
      "**patch**\n- 1 text or example: `getUser`",
    ]);
    repository.plan({ [spec]: "patch", [client]: "major" });
    expect(await problemsOf(repository)).toEqual([]);
  });

  test("so is the spec", async () => {
    using repository = await released();
    repository.edit(...enlarging);
    await repository.release({ [client]: "1.1.0" }); // and no spec
    expect(await problemsOf(repository)).toEqual([
      `\`${spec}\`: the spec changes since 1.0.0 ask for a minor changeset (${enlarged}), but no release is planned: ` +
        "run `pnpm changeset` and choose minor",
    ]);
  });

  test("one of them can be new", async () => {
    using repository = makeSpecRepository();
    await repository.release({ [spec]: "1.0.0" });
    repository.edit(...breaking);
    repository.plan({ [spec]: "major", [client]: "minor" });
    await repository.follow();
    const { problems, markdown } = await specGate(repository.folder);
    expect(problems).toEqual([]);
    expect(markdown).toMatch(
      /^`@minapp-users\/client`: never released, so nothing to compare with\.\n\nSince `@minapp-users\/spec@1\.0\.0`/,
    );
  });
});

describe("info.version", () => {
  const behind = (file: string, version: string, next: string) =>
    `${file}: info.version is \`${version}\`, but the next version of \`${spec}\` is ${next}: run \`pnpm release:info-version\``;

  test("is checked in every file, also before the first release", async () => {
    using repository = makeSpecRepository();
    repository.plan({ [spec]: "minor", [client]: "minor" });
    await repository.follow();
    expect(await specGate(repository.folder)).toEqual({
      title: "Spec",
      markdown: "`@minapp-users/spec`, `@minapp-users/client`: never released, so nothing to compare with.",
      problems: [],
    });
    repository.plan({ [spec]: "major", [client]: "minor" });
    expect(await problemsOf(repository)).toEqual([
      behind("spec/minapp-users.yaml", "0.1.0", "1.0.0"),
      behind("spec/minapp-users.arazzo.yaml", "0.1.0", "1.0.0"),
      behind("spec/minapp-users.zh-CN.overlay.yaml", "0.1.0", "1.0.0"),
    ]);
  });

  test("follows the spec and not the client", async () => {
    using repository = await released();
    repository.edit("version: 1.0.0", "version: 1.1.0");
    repository.plan({ [client]: "minor" });
    expect(await problemsOf(repository)).toEqual([behind("spec/minapp-users.yaml", "1.1.0", "1.0.0")]);
  });
});

test("what cannot be compared is an error in one sentence", async () => {
  using repository = await released();
  repository.edit(
    'gender: { $ref: "#/components/schemas/Gender" }',
    'gender: { $ref: "#/components/schemas/Sex" }',
  );
  await expect(specGate(repository.folder)).rejects.toThrow(
    /^redocly diff cannot compare the specs: Can't resolve \$ref at #\/components\/schemas\/User\/properties\/gender$/,
  );
  repository.write({ "spec/minapp-users.yaml": "info: [1\nopenapi: 3.1.0\n" });
  await expect(specGate(repository.folder)).rejects.toThrow(
    /^the spec is no YAML: [^\n]+ at line 2, column 1$/,
  );
  repository.write({ "spec/minapp-users.yaml": "swagger: '2.0'\n" });
  await expect(specGate(repository.folder)).rejects.toThrow(/^the spec is no OpenAPI document$/);
});

test("a release that had no spec is an error", async () => {
  using repository = await released();
  rmSync(join(repository.folder, "spec/minapp-users.yaml"));
  repository.write({ "packages/client/package.json": { name: client, version: "1.0.1" } });
  repository.commit();
  repository.tag(`${client}@1.0.1`);
  repository.write({ "spec/minapp-users.yaml": specText });
  await expect(specGate(repository.folder)).rejects.toThrow(
    /^@minapp-users\/client@1\.0\.1 has no spec\/minapp-users\.yaml to compare with$/,
  );
});
