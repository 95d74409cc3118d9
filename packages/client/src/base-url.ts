/**
 * The base URL in the form that paths are put behind: without slashes at its end.
 *
 * @throws TypeError when it is not an http or https URL, or has credentials, a query or a fragment
 */
export function checkBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const plain = url && !url.username && !url.password && !/[?#{}]|%7B|%7D/i.test(url.href);
  if (plain && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, "");
  throw new TypeError("baseUrl must be an http or https URL without credentials, query or fragment");
}
