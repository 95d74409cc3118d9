import { routes, routesAt } from "@minapp-users/spec-check";
import type { Random } from "../oracle/random.ts";
import { type Attack, accepted, pathOf, stray } from "./attack.ts";
import { lists } from "./targets.ts";
import { longText, makePayload, privateTexts, words } from "./texts.ts";

const body = { test: "changed" };

/** Methods and paths that the API does not have. */
export function makeRouteAttack(random: Random): Attack {
  const route = random.pick(routes);
  const path = pathOf(route.operation.operationId);
  const roll = random.fraction();
  if (roll < 0.35) {
    const allowed = routes.filter((it) => it.path === route.path).map(({ method }) => method.toUpperCase());
    const methods = words("GET PUT POST DELETE PATCH HEAD OPTIONS TRACE PROPFIND MKCOL LOCK SEARCH PURGE");
    const method = random.pick(methods.filter((it) => !allowed.includes(it)));
    const data = random.chance(0.3) && !["HEAD", "TRACE"].includes(method) ? { body } : {};
    return stray(method, path, data, 405);
  }
  if (roll < 0.42) {
    const method = random.pick(["FOO", "GETGET", "G", longText(100), "QUERY", "X-Y", "G'ET"]);
    return stray(method, path, {}, 400, 405);
  }
  const method = random.pick(["GET", "PUT", "POST", "DELETE"]);
  const data = method === "GET" ? {} : { body };
  if (roll < 0.75) {
    const changed = random.pick([
      path.slice(0, -1),
      `${path}/`,
      `/${path}`,
      path.replace("/", "//"),
      path.replace(/\/(?=[^/]+\/$)/, "//"),
      `${path}${random.pick(["x/", "../", "./", ";a=1", "%2e", ".json", "*", "%20", "\\", "'", "~"])}`,
      path.toUpperCase(),
      path.replace("oserve", random.pick(["hserve", "userve", "dserve", "OSERVE", "oserve/."])),
      path.replace(/v[\d.]+/, random.pick(["v2", "v3", "v2.7", "v9.9", "v1.0", "v-1", "v", "v2.2.2"])),
      path.replace(/user[-_]profile/, random.pick(["users", "user__profile", "userprofile", "user.profile"])),
      path.replace("miniapp", random.pick(["MiniApp", "..", ".", "%2e%2e", "mini%20app"])),
      path.slice(1).replace("/", "/%2f"),
      path.replace(/\/$/, "%2f"),
      path.replace(/\//g, "%2F"),
    ]);
    const target = changed.startsWith("/") ? changed : `/${changed}`;
    // Where an id was lost, what is left may be taken for an id that is not one.
    const statuses = changed.includes("//") ? [404, 400] : [404];
    if (routesAt(target).length === 0) return stray(method, target, data, ...statuses);
  }
  if (roll < 0.82) {
    const target = path + random.pick(["#", "#x", "#?limit=1", "?limit=1#", "?limit=1#x", "#/../", "?#"]);
    return stray(method, target, data, 400, 404, 405);
  }
  const strange = [
    ...words("/ /* // /favicon.ico /robots.txt /.env /.git/config /index.php /wp-login.php /admin/ /metrics"),
    ...words(
      "/oserve /oserve/ /oserve/v2.2/ /api/ /api/oauth2/ /api/oauth2/token/ /../../etc/passwd /%2e%2e/",
    ),
    ...words(
      "/constructor/ /__proto__/ /oserve/__proto__/ /oserve/v2.2/constructor/ /:id /{id}/ /*/ /a/b/c/d/",
    ),
    `/${encodeURIComponent(makePayload(random))}/`,
    `/oserve/v2.2/miniapp/${encodeURIComponent(makePayload(random))}/`,
    `/oserve/v2.2/miniapp/${privateTexts.phone}/${privateTexts.token}/`,
    `/${privateTexts.email}`,
    `/${longText(5000)}/`,
    `/${"a/".repeat(4000)}`,
    `/${"../".repeat(3000)}`,
    `/?${privateTexts.email}`,
  ];
  return stray(method, random.pick(strange), data, 404);
}

/** What a proxy would be asked for: the path counts, the host does not. */
export function makeProxyAttack(random: Random): Attack {
  const host = random.pick(["http://evil.example", "http://127.0.0.1:1", "https://user:pw@evil.example:99"]);
  const attack = accepted(random.pick(lists), { search: "?limit=1" }, ({ meta }) => {
    if (!meta.next?.startsWith("/")) throw new Error(`next is ${meta.next}`);
  });
  return { ...attack, target: host + attack.target };
}
