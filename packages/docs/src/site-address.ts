import { readFileSync } from "node:fs";
import { DocsBuildError } from "./docs-build-error.ts";

const manifest = new URL("../../../package.json", import.meta.url);

/**
 * The address of the site, with a slash at its end: what canonical links and the sitemap are made from. It is the
 * `homepage` of the repository unless SITE_URL names another, as a deployment does.
 *
 * @throws {DocsBuildError} if it is not an address by https.
 */
export function siteAddress(environment = process.env): string {
  const { homepage } = JSON.parse(readFileSync(manifest, "utf8")) as { homepage?: string };
  const address = environment.SITE_URL ?? homepage ?? "";
  const bare = /^https:\/\/[^?#]+$/;
  if (!URL.canParse(address) || !bare.test(address)) {
    throw new DocsBuildError(
      `The address of the site is not an https:// address without a query (${JSON.stringify(address)}): set SITE_URL, or the homepage in package.json.`,
    );
  }
  return address.endsWith("/") ? address : `${address}/`;
}
