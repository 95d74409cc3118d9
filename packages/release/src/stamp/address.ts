/**
 * Reads the address of a repository on the web: `https://github.com/owner/name`, with or without `.git`.
 *
 * @returns it without `.git` and without a slash at the end
 * @throws Error in one sentence when npm could not show it, or it stands for another one
 */
export function readRepository(text: string | undefined): string {
  const url = readAddress(text, "repository", "--repository, or GITHUB_SERVER_URL and GITHUB_REPOSITORY");
  const path = url.pathname.replace(/\/+$/, "").replace(/\.git$/, "");
  if (!/^(\/[^/]+){2,}$/.test(path) || path.includes("/tree/")) {
    throw new Error(
      `the repository ${url.href} is not the address of one: give it as https://host/owner/name`,
    );
  }
  return url.origin + path;
}

/**
 * Reads the address of the site.
 *
 * @returns it with a slash at the end
 * @throws Error in one sentence when it is not one that readers could open
 */
export function readSite(text: string | undefined): string {
  const { href } = readAddress(text, "site", "--site, or SITE_URL");
  return href.replace(/\/*$/, "/");
}

/**
 * Whether a host only stands for one, or is known on one machine only: the domains that RFC 2606 reserves, and loopback. Names
 * below example.com are not ours to judge.
 */
export function isPlaceholder({ hostname }: URL): boolean {
  return /(^|\.)(example|test|invalid|localhost)\.?$|^127\.|^\[::1\]$/.test(hostname);
}

function readAddress(text: string | undefined, what: string, given: string): URL {
  if (!text) throw new Error(`the address of the ${what} is missing: give it by ${given}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Not shown: an address may hold a password.
  if (url?.username || url?.password)
    throw new Error(`the address of the ${what} must not hold a user or a password`);
  if (url?.protocol !== "https:" || url.search || url.hash) {
    throw new Error(
      `the address of the ${what}, ${JSON.stringify(text)}, is not an https:// address without a query`,
    );
  }
  if (isPlaceholder(url)) {
    throw new Error(
      `the address of the ${what}, ${url.href}, is a placeholder: nothing can be published with it`,
    );
  }
  return url;
}
