import { expect, test } from "vitest";
import { humanTexts } from "../scripts/human-text.ts";
import { spec } from "./document.ts";

test("a text is found wherever it stands", () => {
  const longer = structuredClone(spec) as unknown as Record<string, unknown>;
  Object.assign(longer, {
    info: { ...spec.info, contact: { description: "Somebody" } },
    externalDocs: { description: "More" },
  });
  const { schemas } = (longer as unknown as typeof spec).components;
  Object.assign(schemas, {
    Fresh: {
      title: "Fresh",
      properties: { description: { description: "A column of this name" }, value: { summary: "No data" } },
      allOf: [{ description: "In a list" }],
      $defs: { title: { description: "A part" } },
    },
  });
  const added = [...humanTexts(longer).keys()].filter((pointer) => !humanTexts(spec).has(pointer));
  expect(added).toEqual([
    "/info/contact/description",
    "/components/schemas/Fresh/title",
    "/components/schemas/Fresh/properties/description/description",
    "/components/schemas/Fresh/properties/value/summary",
    "/components/schemas/Fresh/allOf/0/description",
    "/components/schemas/Fresh/$defs/title/description",
    "/externalDocs/description",
  ]);
});

test("no data is taken for text", () => {
  const data = { description: "of an example" };
  expect([
    ...humanTexts({
      components: {
        schemas: {
          A: { example: data, examples: [data], default: data, enum: [data], const: data, "x-note": data },
          title: { type: "string" },
        },
        examples: { summary: { value: data } },
      },
    }),
  ]).toEqual([]);
});

test("nothing else in the spec reads like a sentence, but for examples and the names of tags", () => {
  const known = new Set([...humanTexts(spec).values(), ...spec.tags.map(({ name }) => name)]);
  const others: string[] = [];
  JSON.stringify(spec, (key, value) => {
    if (typeof value === "string" && /[a-z]+ [a-z]+/i.test(value) && !known.has(value)) others.push(value);
    return /^examples?$/.test(key) ? undefined : value;
  });
  expect(others).toEqual([]);
});
