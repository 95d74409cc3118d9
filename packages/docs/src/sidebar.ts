import { guides } from "./guides.ts";
import { operationAddress, schemaAddress } from "./reference/addresses.ts";
import { listOperations } from "./reference/operations.ts";
import { readDocument } from "./reference/read-document.ts";
import { hasOwnPage } from "./reference/schemas.ts";

const english = readDocument("en");
const chinese = readDocument("zh-CN");

/** Starlight puts the language in front of a link. */
const withoutLocale = (address: string): string => address.replace(/^\/en/, "");

/** The menu: guides, the operations by what they are for, and the schemas. */
export function sidebar() {
  const operations = listOperations(english);
  const inChinese = listOperations(chinese);
  return [
    {
      label: "Guides",
      translations: { "zh-CN": "指南" },
      items: guides.map((slug) => ({ slug: `guides/${slug}` })),
    },
    {
      label: "API reference",
      translations: { "zh-CN": "API 参考" },
      items: [
        { label: "Overview", translations: { "zh-CN": "概览" }, link: "/reference/" },
        ...english.tags.map(({ name }) => ({
          label: name,
          translations: { "zh-CN": inChinese.find(({ tag }) => tag.name === name)?.tag.label ?? name },
          collapsed: operations.some(({ tag, deprecated }) => tag.name === name && deprecated),
          items: operations.flatMap(({ tag, method, operationId, summary }, index) =>
            tag.name !== name
              ? []
              : {
                  label: summary,
                  translations: { "zh-CN": inChinese[index]?.summary ?? summary },
                  link: withoutLocale(operationAddress("en", operationId)),
                  badge: { text: method, class: `method method-${method.toLowerCase()}` },
                },
          ),
        })),
        {
          label: "Schemas",
          translations: { "zh-CN": "数据结构" },
          collapsed: true,
          items: [
            {
              label: "Simple schemas",
              translations: { "zh-CN": "基本数据结构" },
              link: "/reference/schemas/",
            },
            ...Object.entries(english.components.schemas)
              .filter(([, schema]) => hasOwnPage(schema))
              .map(([name]) => ({ label: name, link: withoutLocale(schemaAddress("en", english, name)) })),
          ],
        },
      ],
    },
    { label: "Downloads", translations: { "zh-CN": "下载" }, link: "/downloads/" },
  ];
}
