import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** A password as it is kept: salted and hashed with scrypt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${salt.toString("base64")}:${(await derive(password, salt, 32)).toString("base64")}`;
}

/** Whether a kept password was made of this one. */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  const [, salt = "", hash = ""] = (kept ?? "").split(":");
  if (hash === "") return false;
  return timingSafeEqual(
    await derive(password, Buffer.from(salt, "base64"), 32),
    Buffer.from(hash, "base64"),
  );
}
