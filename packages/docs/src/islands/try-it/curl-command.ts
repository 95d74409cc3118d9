import type { PreparedRequest } from "./prepare-request.ts";

/** The same request for a shell, with the variable `MINAPP_TOKEN` in place of the token. */
export function curlCommand({ method, url, headers, body }: PreparedRequest): string {
  const lines = [`curl --request ${method} ${quote(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    lines.push(
      name === "Authorization"
        ? '--header "Authorization: Bearer $MINAPP_TOKEN"'
        : `--header ${quote(`${name}: ${value}`)}`,
    );
  }
  // Not --data, which reads a file when the body begins with an @ and drops line breaks.
  if (body !== undefined) lines.push(`--data-raw ${quote(body)}`);
  return lines.join(" \\\n  ");
}

/** For a POSIX shell, in which nothing is special between single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
