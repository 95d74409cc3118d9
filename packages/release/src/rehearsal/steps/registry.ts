import type { Row } from "../rehearsal.ts";

/** The registry is what the other rows take it for. */
export const registry: Row = {
  name: "registry",
  what: "Verdaccio: our packages are nowhere yet, others come through it, and nobody publishes without the token",
  run: async ({ registry: { url } }) => {
    const [ours, others] = await Promise.all([
      fetch(`${url}@minapp-users%2fclient`),
      fetch(`${url}openapi-fetch`),
    ]);
    if (ours.status !== 404)
      throw new Error(`@minapp-users/client is there before it is published: ${ours.status}`);
    if (!others.ok)
      throw new Error(`other packages do not come through the registry: it answers ${others.status}`);
    const status = await publishAs(url);
    if (status !== 401) throw new Error(`publishing without the token is not refused: it answers ${status}`);
    return `on ${url}, others from the registry of this machine`;
  },
};

/**
 * Publishes a package as npm does, which itself refuses to do so without a token.
 *
 * @param token - none, when left out
 * @returns the status of the answer
 */
export async function publishAs(url: string, token?: string): Promise<number> {
  const name = "@minapp-users/nobody";
  const version = "0.0.1";
  const tarball = `${name}-${version}.tgz`;
  const data = Buffer.from("not looked at").toString("base64");
  const response = await fetch(`${url}${name.replace("/", "%2f")}`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      _id: name,
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { name, version, dist: { tarball: `${url}${name}/-/${tarball}` } } },
      _attachments: { [tarball]: { content_type: "application/octet-stream", data, length: 13 } },
    }),
  });
  return response.status;
}
