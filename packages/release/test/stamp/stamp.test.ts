import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stamp } from "../../src/stamp/stamp.ts";
import { makeRepository, type Repository } from "../repository.ts";

const options = {
  repository: "https://code.example.org/team/users",
  site: "https://users.example.org/docs/",
  force: false,
};

/** With more than one way to lay out JSON, since what is not stamped must stay as it is. */
const manifest = (name: string) => `{
  "name": "${name}",
  "version": "1.2.3",
  "homepage": "https://site.example/",
  "files": ["dist", "minapp-users.yaml", "CHANGELOG.md"],
  "keywords": [ "a",
    "b" ]
}
`;

/** A workspace with two public packages, a private one, and a site that stands for another. */
function workspace(homepage = "https://site.example/"): Repository {
  const repository = makeRepository();
  onTestFinished(() => repository[Symbol.dispose]());
  repository.write({
    "package.json": { name: "root", private: true, homepage },
    "README.md": "https://site.example/en/",
    ".gitignore": "dist/",
    "spec/package.json": manifest("@minapp-users/spec"),
    "spec/README.md":
      "# Spec\n\n[Site](https://site.example/en/), https://site.example. Not: https://site.example.org/, https://site.example:8080/\n",
    "spec/README.zh-CN.md": "https://site.example",
    "spec/minapp-users.yaml": "info:\n  url: https://site.example/zh-CN/\r\n",
    "spec/dist/built.json": '{"url":"https://site.example/"}',
    "spec/dist/picture.png": "\0https://site.example/",
    "spec/test/notes.md": "https://site.example/",
    "packages/client/package.json": manifest("@minapp-users/client"),
    "packages/client/CHANGELOG.md": "nothing of it\n",
    "packages/docs/package.json": { name: "docs", private: true, homepage: "https://site.example/" },
  });
  repository.commit();
  return repository;
}

const read = ({ folder }: Repository, path: string) => readFileSync(join(folder, path), "utf8");

test("writes both addresses into what is published, and touches nothing else", async () => {
  const repository = workspace();
  expect(await stamp(repository.folder, options)).toEqual([
    "spec/README.md",
    "spec/README.zh-CN.md",
    "spec/dist/built.json",
    "spec/minapp-users.yaml",
    "spec/package.json",
    "packages/client/package.json",
  ]);
  expect(read(repository, "packages/client/package.json")).toBe(`{
  "name": "@minapp-users/client",
  "version": "1.2.3",
  "homepage": "https://users.example.org/docs/",
  "repository": {
    "type": "git",
    "url": "git+https://code.example.org/team/users.git",
    "directory": "packages/client"
  },
  "bugs": {
    "url": "https://code.example.org/team/users/issues"
  },
  "files": ["dist", "minapp-users.yaml", "CHANGELOG.md"],
  "keywords": [ "a",
    "b" ]
}
`);
  expect(read(repository, "spec/README.md")).toBe(
    "# Spec\n\n[Site](https://users.example.org/docs/en/), https://users.example.org/docs/. " +
      "Not: https://site.example.org/, https://site.example:8080/\n",
  );
  expect(read(repository, "spec/README.zh-CN.md")).toBe("https://users.example.org/docs/");
  expect(read(repository, "spec/minapp-users.yaml")).toBe(
    "info:\n  url: https://users.example.org/docs/zh-CN/\r\n",
  );
  expect(read(repository, "spec/dist/built.json")).toBe('{"url":"https://users.example.org/docs/"}');
  for (const path of [
    "README.md",
    "package.json",
    "spec/dist/picture.png",
    "spec/test/notes.md",
    "packages/docs/package.json",
  ]) {
    expect(read(repository, path)).toContain("https://site.example/");
  }
});

test("changes nothing the second time", async () => {
  const { folder } = workspace();
  await stamp(folder, options);
  expect(await stamp(folder, options)).toEqual([]);
});

test("does not mix with changes that are not committed, unless it is told to", async () => {
  const repository = workspace();
  repository.write({ "spec/README.md": "https://site.example/ and more", "spec/test/notes.md": "other" });
  await expect(stamp(repository.folder, options)).rejects.toThrow(
    /^spec\/README\.md would be stamped with changes that are not committed: commit them, or give --force$/,
  );
  expect(read(repository, "spec/package.json")).toBe(manifest("@minapp-users/spec"));
  await stamp(repository.folder, { ...options, force: true });
  expect(read(repository, "spec/README.md")).toBe("https://users.example.org/docs/ and more");
});

test("does not write where it could not be undone, unless it is told to", async () => {
  const { folder } = workspace();
  rmSync(join(folder, ".git"), { recursive: true });
  await expect(stamp(folder, options)).rejects.toThrow(
    /^\S+ is no git checkout, so what is stamped could not be undone: give --force$/,
  );
  expect(await stamp(folder, { ...options, force: true })).toHaveLength(6);
});

test("does not stamp over other addresses, and then writes nothing at all", async () => {
  const repository = workspace();
  await stamp(repository.folder, options);
  const before = read(repository, "spec/package.json");
  await expect(
    stamp(repository.folder, { ...options, force: true, repository: "https://code.example.org/team/other" }),
  ).rejects.toThrow(
    /^spec\/package\.json has another `repository` than \{.*\}: start from a fresh checkout$/,
  );
  await expect(
    stamp(repository.folder, { ...options, force: true, site: "https://other.example.org/" }),
  ).rejects.toThrow(
    /^spec\/package\.json has the homepage "https:\/\/users\.example\.org\/docs\/", which is not on https:\/\/other\.example\.org\/: start from a fresh checkout$/,
  );
  expect(read(repository, "spec/package.json")).toBe(before);
});

test("a homepage that is no placeholder is the site", async () => {
  const repository = workspace("https://users.example.org/docs");
  await expect(stamp(repository.folder, { ...options, site: "https://other.example.org/" })).rejects.toThrow(
    "the homepage in package.json is https://users.example.org/docs, so the site is not https://other.example.org/: change one of them",
  );
});

test("a manifest that cannot be stamped is an error", async () => {
  const repository = workspace();
  repository.write({
    "spec/package.json": '{"name":"@minapp-users/spec","homepage":"https://site.example/"}',
  });
  repository.commit();
  await expect(stamp(repository.folder, options)).rejects.toThrow(
    "spec/package.json has no line with `homepage` to write below: format it",
  );
});
