import type { TargetAnswer } from "./forward.ts";
import { byName } from "./headers.ts";
import type { Target } from "./read-target.ts";

/** So that a proxy can run for weeks. */
const most = 100;

/**
 * The paths that the target sent callers to. The way to an authorization code is documented as redirects to places that are
 * not: who follows them makes no mistake.
 */
export class RedirectPlaces {
  readonly #target: Target;
  readonly #paths = new Set<string>();

  constructor(target: Target) {
    this.#target = target;
  }

  has(pathname: string): boolean {
    return this.#paths.has(pathname);
  }

  /** @param url - path and query of the request, to which a place can be relative */
  add(url: string, { status, rawHeaders }: TargetAnswer): void {
    const { location } = byName(rawHeaders);
    if (status < 300 || status > 399 || location === undefined) return;
    const { url: base, prefix } = this.#target;
    const from = base.origin + prefix + url;
    if (!URL.canParse(location, from)) return;
    const to = new URL(location, from);
    if (to.origin !== base.origin || !to.pathname.startsWith(`${prefix}/`)) return;
    this.#paths.add(to.pathname.slice(prefix.length));
    const [oldest] = this.#paths;
    if (this.#paths.size > most && oldest !== undefined) this.#paths.delete(oldest);
  }
}
