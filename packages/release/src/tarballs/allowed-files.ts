/** What every package holds. */
const requiredFiles = ["package.json", "LICENSE", "README.md", "README.zh-CN.md"];

/** What tsc makes of a module, but not of a test (`x.test.ts`, or in a folder of tests). */
const code = /^dist\/(?!(.*\/)?(tests?|fixtures)\/)[\w/-]+(\.case)?\.(js|d\.ts)$/;

/** What else each package may hold, and why. A package that is not listed may not be published. */
const allowed: Record<string, RegExp[]> = {
  "@minapp-users/spec": [
    /^minapp-users(\.zh-CN\.overlay|\.arazzo)?\.yaml$/,
    /^dist\/minapp-users(\.zh-CN)?\.(json|yaml)$/,
  ],
  // Its maps, which hold their sources: who debugs a program steps into it.
  "@minapp-users/client": [code, /^dist\/[\w/-]+\.js\.map$/],
  // What the README tells to build an image from.
  "@minapp-users/emulator": [code, /^Dockerfile$/],
  "@minapp-users/contract-tests": [code],
  "@minapp-users/spec-check": [code],
};

/** What only one package must hold: what its README tells to use, and its manifest does not name. */
const required: Record<string, string[]> = {
  "@minapp-users/spec": ["minapp-users.zh-CN.overlay.yaml", "dist/minapp-users.json"],
  "@minapp-users/emulator": ["Dockerfile"],
};

/** The files that a package must hold. */
export function requiredOf(name: string): string[] {
  return [...requiredFiles, ...(required[name] ?? [])];
}

/** Whether a package may hold a file. Without a list for the package, it may hold none. */
export function isAllowed(name: string, path: string): boolean {
  if ([...requiredFiles, "CHANGELOG.md"].includes(path)) return true;
  return allowed[name]?.some((pattern) => pattern.test(path)) ?? false;
}
