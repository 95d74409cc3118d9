import { parseArgs } from "node:util";
import { readRepository, readSite } from "./address.ts";

export const help = `usage: pnpm release:stamp --repository <address> --site <address> [--force]

Writes into what is about to be packed where its repository and its site are: \`repository\` and \`bugs\` into the
manifests of the public packages, and the address of the site in place of the placeholder in every text that is published.
It is for the checkout that a release is made from. Run again, it changes nothing.

  --repository <address>  https://host/owner/name (default: GITHUB_SERVER_URL and GITHUB_REPOSITORY)
  --site <address>        https://…, where the documentation is (default: SITE_URL)
  --force                 also where the files have changes that are not committed
  -h, --help              prints this`;

/** What the command line and the environment ask for. */
export interface StampOptions {
  /** `https://host/owner/name`. */
  repository: string;
  /** With a slash at the end. */
  site: string;
  force: boolean;
}

/**
 * Reads the command line and the environment.
 *
 * @returns undefined when only the help is wanted
 * @throws Error in one sentence when an option or an address is not one
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StampOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      repository: { type: "string" },
      site: { type: "string" },
      force: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return undefined;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, SITE_URL } = env;
  const ofWorkflow = server && name ? `${server}/${name}` : undefined;
  return {
    repository: readRepository(values.repository ?? ofWorkflow),
    site: readSite(values.site ?? SITE_URL),
    force: values.force,
  };
}
