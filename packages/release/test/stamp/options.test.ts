import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readOptions } from "../../src/stamp/options.ts";

const repository = "https://code.example.org/team/users";
const site = "https://users.example.org/";

test("the command line wins over what a workflow knows", () => {
  const env = {
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "team/users",
    SITE_URL: "https://team.example.org/users",
  };
  expect(readOptions([], env)).toEqual({
    repository: "https://github.com/team/users",
    site: "https://team.example.org/users/",
    force: false,
  });
  expect(readOptions(["--repository", `${repository}.git`, "--site", site, "--force"], env)).toEqual({
    repository,
    site,
    force: true,
  });
  expect(readOptions(["--help"], {})).toBeUndefined();
});

test("names below example.com are somebody's, as in a rehearsal", () => {
  const args = [
    "--repository",
    "https://github.com/example/minapp-users",
    "--site",
    "https://users.example.com/",
  ];
  expect(readOptions(args, {})).toMatchObject({ site: "https://users.example.com/" });
});

test.each([
  [
    "nothing",
    [],
    "the address of the repository is missing: give it by --repository, or GITHUB_SERVER_URL and GITHUB_REPOSITORY",
  ],
  [
    "no site",
    ["--repository", repository],
    "the address of the site is missing: give it by --site, or SITE_URL",
  ],
  [
    "a placeholder",
    ["--repository", repository, "--site", "https://minapp-users.example/"],
    "the address of the site, https://minapp-users.example/, is a placeholder: nothing can be published with it",
  ],
  [
    "a repository that is a placeholder",
    ["--repository", "https://git.example/a/b", "--site", site],
    "the address of the repository, https://git.example/a/b, is a placeholder: nothing can be published with it",
  ],
  [
    "a site without encryption",
    ["--repository", repository, "--site", "http://users.example.org/"],
    'the address of the site, "http://users.example.org/", is not an https:// address without a query',
  ],
  [
    "a query",
    ["--repository", repository, "--site", `${site}?a=1`],
    'the address of the site, "https://users.example.org/?a=1", is not an https:// address without a query',
  ],
  [
    "an address of git",
    ["--repository", "git@code.example.org:team/users.git", "--site", site],
    'the address of the repository, "git@code.example.org:team/users.git", is not an https:// address without a query',
  ],
  [
    "a host only",
    ["--repository", "https://code.example.org/", "--site", site],
    "the repository https://code.example.org/ is not the address of one: give it as https://host/owner/name",
  ],
  [
    "an owner only",
    ["--repository", "https://code.example.org/team", "--site", site],
    "the repository https://code.example.org/team is not the address of one: give it as https://host/owner/name",
  ],
  [
    "a branch",
    ["--repository", "https://code.example.org/team/users/tree/main", "--site", site],
    "the repository https://code.example.org/team/users/tree/main is not the address of one: give it as https://host/owner/name",
  ],
  [
    "a placeholder with a dot at its end",
    ["--repository", repository, "--site", "https://minapp-users.example./"],
    "the address of the site, https://minapp-users.example./, is a placeholder: nothing can be published with it",
  ],
  [
    "this machine",
    ["--repository", repository, "--site", "https://localhost/"],
    "the address of the site, https://localhost/, is a placeholder: nothing can be published with it",
  ],
  [
    "a password, which is not shown",
    ["--repository", "https://me:hidden@code.example.org/a/b", "--site", site],
    "the address of the repository must not hold a user or a password",
  ],
])("%s is refused", (_what, args, message) => {
  expect(() => readOptions(args, {})).toThrow(new Error(message));
});

test("a mistake on the command line is one sentence, and exit code 2", () => {
  const main = fileURLToPath(new URL("../../src/stamp/main.ts", import.meta.url));
  const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  const { status, stdout, stderr } = run("--repository", repository, "--site", "https://site.example/");
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "release:stamp: the address of the site, https://site.example/, is a placeholder: nothing can be published with it (see --help)\n",
  });
  expect(run("--", "--help")).toMatchObject({
    status: 0,
    stderr: "",
    stdout: expect.stringMatching(/^usage: pnpm release:stamp/),
  });
});
