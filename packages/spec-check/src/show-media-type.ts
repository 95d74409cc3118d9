/** What servers answer with, and no secret. */
const known = new Set([
  "application/json",
  "application/octet-stream",
  "application/problem+json",
  "application/vnd.api+json",
  "application/x-www-form-urlencoded",
  "application/xml",
  "text/html",
  "text/json",
  "text/plain",
  "text/xml",
]);

/** A media type that somebody sent, for a message: one that is not a usual one may be anything. */
export function showMediaType(mediaType: string): string {
  return known.has(mediaType) ? mediaType : "another one";
}
