import type { FastifyRequest } from "fastify";
import { Refusal } from "../refusal.ts";

/** The body of a request to the control plane; no body is an empty object. */
export function readJsonObject({ body, headers }: FastifyRequest): object {
  const bytes = body as Buffer | undefined;
  if (!bytes || bytes.length === 0) return {};
  if (!/^application\/json\b/i.test(headers["content-type"] ?? "")) {
    throw new Refusal(400, "the body must be sent with Content-Type: application/json");
  }
  try {
    const value: unknown = JSON.parse(bytes.toString());
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // the sentence below says it
  }
  throw new Refusal(400, "the body must be a JSON object");
}
