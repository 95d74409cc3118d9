import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { resolveJsonPath } from "openapi-format";
import { describe, expect, test } from "vitest";
import { applyOverlay, type Overlay } from "../scripts/apply-overlay.ts";
import { differences } from "../scripts/differences.ts";
import { humanTexts } from "../scripts/human-text.ts";
import { operations, spec } from "./document.ts";
import {
  applyActions,
  badlySet,
  chinese,
  chineseYaml,
  overlay,
  unfaithful,
  untranslated,
} from "./overlay-document.ts";

const folder = new URL("../", import.meta.url);

/** The actions of the overlay, and one more. */
const withAction = (target: string, update: object) => [...overlay.actions, { target, update }];

describe("the overlay", () => {
  test("is for this version of the spec, which is beside it in the package", () => {
    const { files, exports } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
    expect(overlay.overlay).toBe("1.0.0");
    expect(overlay.info.version).toBe(spec.info.version);
    expect(files).toEqual(
      expect.arrayContaining([overlay.extends, "minapp-users.zh-CN.overlay.yaml", "dist"]),
    );
    for (const path of [
      "minapp-users.zh-CN.overlay.yaml",
      "minapp-users.zh-CN.json",
      "minapp-users.zh-CN.yaml",
    ]) {
      expect(existsSync(new URL(exports[`./${path}`], folder)), path).toBe(true);
    }
  });

  test("has no target that matches nothing, and no update that changes nothing", async () => {
    expect(await wasted(overlay.actions)).toEqual([]);
    const [title] = overlay.actions;
    const same = { target: "$.info", update: { title: spec.info.title } };
    expect(await wasted([title as Overlay["actions"][number], same])).toEqual(["$.info"]);
  });

  test("says nothing twice", () => {
    const said = overlay.actions.flatMap(({ target, update }) =>
      resolveJsonPath(spec, target).flatMap(() => leaves(update)),
    );
    expect(said).toHaveLength(humanTexts(spec).size + spec.tags.length);
  });

  test("has no list in an update: tools disagree on how to merge one", () => {
    const withList = overlay.actions.filter(({ update }) => hasList(update));
    expect(withList.map(({ target }) => target)).toEqual([]);
    expect(hasList({ get: { parameters: [] } })).toBe(true);
  });

  test("is not applied when a target matches nothing", async () => {
    const actions = withAction("$.paths['/oserve/v9/'].get", { summary: "没有的接口" });
    await expect(applyActions(actions)).rejects.toThrow(
      "The target $.paths['/oserve/v9/'].get of the overlay matches nothing in the spec; correct it or delete its action.",
    );
    const unclosed = withAction("$.paths[", { summary: "写错的路径" });
    await expect(applyActions(unclosed)).rejects.toThrow("The target $.paths[ of");
  });

  test.each<[string, object, string]>([
    ["a misspelt name", { properties: { nickName: { description: "昵称" } } }, "/properties/nickName"],
    ["a bound", { properties: { city: { minLength: 1 } } }, "/properties/city/minLength"],
    ["a list", { required: ["nickname"] }, "/required/3"],
    ["a text that the spec does not have", { title: "用户" }, "/title"],
  ])("is not applied when it changes more than texts: %s", async (_, update, place) => {
    const actions = withAction("$.components.schemas.User", update);
    await expect(applyActions(actions)).rejects.toThrow(
      `The overlay changes /components/schemas/User${place}, which is no text of the spec;`,
    );
  });

  test("is not applied to a name that operations refer to", async () => {
    const actions = withAction("$.tags[?@.name == 'Users']", { name: "用户" });
    await expect(applyActions(actions)).rejects.toThrow("The overlay changes /tags/1/name,");
  });
});

describe("the translated spec", () => {
  test("is what the overlay makes of the spec, for programs and for people", async () => {
    expect(JSON.stringify(chinese)).toBe(JSON.stringify(await applyOverlay(spec, overlay)));
    expect(differences(chinese, chineseYaml)).toEqual([]);
  });

  test("is translated everywhere", () => {
    expect(humanTexts(spec).size).toBeGreaterThan(290);
    expect(untranslated(spec, chinese)).toEqual([]);
  });

  test("has a display name for every tag", () => {
    expect(chinese.tags).toHaveLength(spec.tags.length);
    for (const tag of chinese.tags) expect(tag["x-displayName"], tag.name).toMatch(/^\p{Script=Han}+$/u);
  });

  test("differs in nothing but texts", () => {
    const texts = humanTexts(spec);
    const other = differences(spec, chinese).filter(({ pointer }) => !texts.has(pointer));
    expect(other.map(({ pointer }) => pointer)).toEqual(
      spec.tags.map((_, at) => `/tags/${at}/x-displayName`),
    );
  });

  test("keeps the facts: code, numbers, links, what is bold, a sibling's or assumed", () => {
    expect(unfaithful(spec, chinese)).toEqual([]);
  });

  test("names the replacement of a deprecated operation first, as the spec does", () => {
    const deprecated = operations.filter(({ operation }) => operation.deprecated);
    for (const { method, path, operation } of deprecated) {
      const replacement = /^Use (`\w+`)\./.exec(operation.description)?.[1];
      const { description } = chinese.paths[path][method.toLowerCase()];
      expect(description.startsWith(`请改用 ${replacement}。`), operation.operationId).toBe(true);
    }
  });

  test("is set as Chinese is", () => {
    expect(badlySet(chinese)).toEqual([]);
  });

  test.each(["dist/minapp-users.zh-CN.json", "minapp-users.zh-CN.overlay.yaml"])(
    "redocly lint finds nothing in %s",
    (path) => {
      const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
      const options = ["--config=../redocly.yaml", "--format=json"];
      const found = execFileSync(process.execPath, [cli, "lint", path, ...options], {
        cwd: fileURLToPath(folder),
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      expect(JSON.parse(found).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
    },
  );
});

/** The targets of actions whose update leaves a text as it is. */
async function wasted(actions: Overlay["actions"]): Promise<string[]> {
  const targets: string[] = [];
  for (const action of actions) {
    const changes = differences(spec, await applyActions([action]));
    const expected = resolveJsonPath(spec, action.target).length * leaves(action.update).length;
    if (expected === 0 || changes.length !== expected) targets.push(action.target);
  }
  return targets;
}

/** The texts in an update. */
function leaves(update: object): unknown[] {
  return Object.values(update).flatMap((it) => (typeof it === "object" ? leaves(it) : [it]));
}

/** Whether an update has a list anywhere. */
function hasList(update: object): boolean {
  return Object.values(update).some((it) => Array.isArray(it) || (typeof it === "object" && hasList(it)));
}
