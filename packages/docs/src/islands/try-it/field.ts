import { make } from "../make.ts";

/** A field of the form, with its label and what is wrong with it. */
export interface Field {
  name: string;
  input: HTMLInputElement | HTMLTextAreaElement;
  /** All of it. */
  row: HTMLElement;
  /** Puts something below the input. */
  add: (element: HTMLElement) => void;
  /** Says what is wrong; an empty text for nothing. */
  complain: (sentence: string) => void;
}

interface FieldOptions {
  value?: string;
  hint?: string;
  /** How many lines a text has; a single one when left out. */
  lines?: number;
  inputmode?: string;
}

/** Makes a field. A browser neither completes nor keeps nor corrects what is written in it. */
export function makeField(name: string, label: string, options: FieldOptions): Field {
  const { value = "", hint, lines, inputmode } = options;
  const id = `try-it-${name.replace(/\W/g, "-")}`;
  const hintId = hint === undefined ? "" : `${id}-hint`;
  const settings = {
    id,
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-problem ${hintId}`.trim(),
    inputmode,
  };
  const input =
    lines === undefined
      ? make("input", { ...settings, type: "text" })
      : make("textarea", { ...settings, rows: lines });
  input.value = value;
  const problem = make("p.problem", { id: `${id}-problem` });
  const row = make(
    "div.field",
    {},
    make("label", { for: id }, label),
    ...(hint === undefined ? [] : [make("p.hint", { id: hintId }, hint)]),
    input,
    problem,
  );
  return {
    name,
    input,
    row,
    add: (element) => problem.before(element),
    complain(sentence) {
      problem.textContent = sentence;
      if (sentence) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    },
  };
}
