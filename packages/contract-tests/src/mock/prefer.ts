/** Which of the documented answers the caller wants. */
export interface Preference {
  /** NaN when it was not a status. */
  code?: number;
  /** The name of an example. */
  example?: string;
}

/**
 * Reads `Prefer: code=404, example=notFound`, or `?__code=404&__example=notFound` where no header can be set, as Prism's
 * own server does.
 */
export function readPreference(header: string | undefined, query: URLSearchParams): Preference {
  const given = (name: string) =>
    new RegExp(`(?:^|[,;\\s])${name}\\s*=\\s*"?([^",;\\s]*)`, "i").exec(header ?? "")?.[1] ??
    query.get(`__${name}`);
  const code = given("code");
  const example = given("example");
  return {
    ...(code === null ? {} : { code: /^\d{3}$/.test(code) ? Number(code) : Number.NaN }),
    ...(example === null ? {} : { example }),
  };
}

/** The query without what is for the mock. */
export function withoutPreference(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => name !== "__code" && name !== "__example"));
}
