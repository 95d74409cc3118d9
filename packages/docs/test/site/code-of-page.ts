import { attribute, type Element, elementsOf } from "../../src/publish/elements.ts";
import { textOf } from "./text-of.ts";

/** A block of code of a page. */
export interface Code {
  language: string;
  text: string;
}

/** All blocks of code of a page, a line of the code on a line. */
export function codeOfPage(html: string): Code[] {
  return [...elementsOf(html)].flatMap((element) => {
    const language = element.tagName === "pre" ? attribute(element, "data-language") : undefined;
    if (language === undefined) return [];
    const lines = [...within(element)].filter((one) => attribute(one, "class") === "ec-line");
    return [{ language, text: lines.map((line) => textOf(line).replace(/\n$/, "")).join("\n") }];
  });
}

function* within(element: Element): Generator<Element> {
  for (const child of element.childNodes) {
    if (!("tagName" in child)) continue;
    yield child;
    yield* within(child);
  }
}
