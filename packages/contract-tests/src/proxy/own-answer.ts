/** An answer that the proxy gives itself. */
export interface OwnAnswer {
  status: number;
  rawHeaders: string[];
  body: Buffer;
}

/**
 * With the body that the API documents for errors.
 *
 * @param sentences - at least one
 */
export function ownAnswer(status: number, sentences: string[], ...headers: string[]): OwnAnswer {
  const body = JSON.stringify({ status: "error", error_msg: sentences.join("; ") });
  return {
    status,
    rawHeaders: ["Content-Type", "application/json", ...headers],
    body: Buffer.from(body),
  };
}
