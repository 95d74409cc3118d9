import { openapiOverlay, resolveJsonPath } from "openapi-format";
import { differences } from "./differences.ts";
import { humanTexts } from "./human-text.ts";

/** As much of the Overlay Specification 1.0.0 as a translation needs. */
export interface Overlay {
  overlay: string;
  info: { title: string; version: string };
  actions: { target: string; update: object }[];
}

/** Tags are named by what operations refer to, so what is read of them stands beside the name. */
const tagDisplayName = /^\/tags\/\d+\/x-displayName$/;

/**
 * The document with the texts of the overlay; the document itself stays as it is.
 *
 * @throws if a target matches nothing, or if anything but text for people would change.
 */
export async function applyOverlay<T extends Record<string, unknown>>(
  document: T,
  overlay: Overlay,
): Promise<T> {
  for (const { target } of overlay.actions) {
    // Asked here, since openapi-format only prints what is wrong with a target, and goes on.
    if (resolveJsonPath(document, target).length === 0) {
      throw new Error(
        `The target ${target} of the overlay matches nothing in the spec; correct it or delete its action.`,
      );
    }
  }
  const { data } = await openapiOverlay(structuredClone(document), { overlaySet: { ...overlay } });
  const texts = humanTexts(document);
  for (const { pointer, after } of differences(document, data)) {
    const isText = typeof after === "string" && (texts.has(pointer) || tagDisplayName.test(pointer));
    if (!isText) {
      throw new Error(
        `The overlay changes ${pointer}, which is no text of the spec; let it update only texts that are there.`,
      );
    }
  }
  return data as T;
}
