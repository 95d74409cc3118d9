import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const calls = [
  ['users.raw.GET("/oserve/v1/miniapp/user-profile/")', "Use `listUsers` instead of `listUserProfilesV1`."],
  [
    'users.raw.GET("/oserve/v1/miniapp/user-profile/{profile_id}/", { params: { path: { profile_id: 1 } } })',
    "Use `getUser` instead of `getUserProfileV1`.",
  ],
  ['users.raw.GET("/oserve/v1/user/info/")', "Use `listUsers` instead of `listUserInfoV1`."],
  [
    'users.raw.GET("/oserve/v1/user/info/{id}/", { params: { path: { id: 1 } } })',
    "Use `getUser` instead of `getUserInfoV1`.",
  ],
  [
    'users.raw.PUT("/oserve/v1/user/info/{id}/", { params: { path: { id: 1 } }, body: { a: 1 } })',
    "Use `updateUser` instead of `updateUserInfoV1`.",
  ],
  ['users.raw.GET("/oserve/v2.2/miniapp/user_profile/")', undefined],
  ["users.list()", undefined],
] as const;

/** What an editor asks for, about a file with these calls. */
function openInEditor() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const file = `${root}test/in-an-editor.ts`;
  const text = `import { createUsersClient } from "../src/index.ts";\nconst users = createUsersClient({ token: "t" });\n${calls
    .map(([call]) => `${call};`)
    .join("\n")}\n`;
  const { options } = ts.getParsedCommandLineOfConfigFile(`${root}tsconfig.json`, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => {},
  }) as ts.ParsedCommandLine;
  const read = (name: string) => (name === file ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const content = read(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
  });
  return { service, file, text };
}

test("an editor strikes the deprecated operations through, and says what to use instead", () => {
  const { service, file, text } = openInEditor();
  expect(service.getSemanticDiagnostics(file).map((it) => it.messageText)).toEqual([]);
  const struck = service.getSuggestionDiagnostics(file).filter((it) => it.reportsDeprecated);
  for (const [call, replacement] of calls) {
    const start = text.indexOf(`${call};`);
    const end = start + call.length;
    expect(struck.filter((it) => it.start >= start && it.start < end)).toHaveLength(replacement ? 1 : 0);
    const info = service.getQuickInfoAtPosition(file, text.indexOf("(", start) - 1);
    const tag = info?.tags?.find((it) => it.name === "deprecated");
    expect(tag?.text?.map((it) => it.text).join("")).toBe(replacement);
  }
});
