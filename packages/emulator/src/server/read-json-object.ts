import { readJson } from "@minapp-users/spec-check";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../refusal.ts";

/** The body of a request to the control plane; no body is an empty object. */
export function readJsonObject({ body, headers }: FastifyRequest): object {
  const bytes = body as Buffer | undefined;
  if (!bytes || bytes.length === 0) return {};
  if (!/^application\/json\b/i.test(headers["content-type"] ?? "")) {
    throw new Refusal(400, "the body must be sent with Content-Type: application/json");
  }
  const read = readJson(decode(bytes), "the body");
  if (
    "value" in read &&
    typeof read.value === "object" &&
    read.value !== null &&
    !Array.isArray(read.value)
  ) {
    return read.value;
  }
  const isJson = "problem" in read && !read.problem.endsWith("is not JSON");
  throw new Refusal(400, isJson ? read.problem : "the body must be a JSON object");
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, "the body is not UTF-8");
  }
}
