/** What a manifest is to say of where its package comes from. */
export interface Origin {
  /** `https://host/owner/name`. */
  repository: string;
  /** The address of the site, with a slash at the end. */
  site: string;
  /** Where the package is in the repository, with `/`. */
  folder: string;
}

/**
 * Writes `repository` and `bugs` into the text of a manifest, below `homepage`, and leaves everything else as it is.
 *
 * @param text - a manifest whose homepage already is on the site
 * @param file - its name for errors
 * @throws Error in one sentence when it names another repository or site
 */
export function stampManifest(text: string, file: string, { repository, site, folder }: Origin): string {
  const manifest = JSON.parse(text) as { homepage?: string; repository?: unknown; bugs?: unknown };
  if (!manifest.homepage?.startsWith(site)) {
    const found = JSON.stringify(manifest.homepage);
    throw new Error(
      `${file} has the homepage ${found}, which is not on ${site}: start from a fresh checkout`,
    );
  }
  const wanted = {
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
    bugs: { url: `${repository}/issues` },
  };
  let lines = "";
  for (const [key, value] of Object.entries(wanted)) {
    const found = manifest[key as keyof typeof wanted];
    if (found === undefined) lines += memberOf(key, value);
    else if (JSON.stringify(found) !== JSON.stringify(value)) {
      throw new Error(
        `${file} has another \`${key}\` than ${JSON.stringify(value)}: start from a fresh checkout`,
      );
    }
  }
  const stamped = text.replace(/^ {2}"homepage": "[^"]*",\n/m, (line) => line + lines);
  if (lines !== "" && stamped === text)
    throw new Error(`${file} has no line with \`homepage\` to write below: format it`);
  return stamped;
}

/** A member of an object at the top, with its indentation and a comma. */
function memberOf(key: string, value: object): string {
  const lines = JSON.stringify({ [key]: value }, null, 2).split("\n");
  return `${lines.slice(1, -1).join("\n")},\n`;
}
