import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { applyOverlay, type Overlay } from "../scripts/apply-overlay.ts";
import { humanTexts } from "../scripts/human-text.ts";
import { spec } from "./document.ts";
import { factsOf } from "./overlay-facts.ts";
import { typographyFaults } from "./overlay-typography.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

export const overlay: Overlay & { extends: string } = parse(read("minapp-users.zh-CN.overlay.yaml"));

/** The translated spec, as `build` writes it for programs and for people. */
export const chinese = JSON.parse(read("dist/minapp-users.zh-CN.json"));
export const chineseYaml = parse(read("dist/minapp-users.zh-CN.yaml"));

/** The spec with the texts of these actions, and no others. */
export function applyActions(actions: Overlay["actions"]): Promise<Record<string, unknown>> {
  return applyOverlay(spec, { ...overlay, actions });
}

/** The texts of a document that have no Chinese counterpart in a translation of it, by JSON pointer. */
export function untranslated(english: unknown, translation: unknown): string[] {
  const translated = humanTexts(translation);
  return [...humanTexts(english)].flatMap(([pointer, text]) => {
    const counterpart = translated.get(pointer) ?? "";
    return counterpart !== text && /\p{Script=Han}/u.test(counterpart) ? [] : [pointer];
  });
}

/** The translated texts that lost or changed a fact, by JSON pointer. */
export function unfaithful(english: unknown, translation: unknown): string[] {
  const translated = humanTexts(translation);
  return [...humanTexts(english)].flatMap(([pointer, text]) => {
    const counterpart = translated.get(pointer);
    const isFaithful = counterpart && JSON.stringify(factsOf(text)) === JSON.stringify(factsOf(counterpart));
    return isFaithful ? [] : [pointer];
  });
}

/** The translated texts that are set badly: JSON pointer and fault. */
export function badlySet(translation: unknown): string[] {
  return [...humanTexts(translation)].flatMap(([pointer, text]) =>
    typographyFaults(text).map((fault) => `${pointer}: ${fault}`),
  );
}
