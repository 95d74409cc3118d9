import type { Locale } from "../reference/locales.ts";

/** What this project publishes to npm, and what each is for. */
export const packages: Record<string, Record<Locale, string>> = {
  "@minapp-users/client": {
    en: "Typed TypeScript client: filters, paging, bulk updates, tokens.",
    "zh-CN": "带类型的 TypeScript 客户端：查询条件、分页、批量更新、访问令牌。",
  },
  "@minapp-users/emulator": {
    en: "The API on your own machine, with state and with faults on demand.",
    "zh-CN": "在本机运行的模拟器：有状态，可以按需制造故障。",
  },
  "@minapp-users/contract-tests": {
    en: "A mock, a proxy that validates, and contract tests for any provider of the API.",
    "zh-CN": "Mock 服务、校验代理，以及适用于任何提供方的契约测试。",
  },
  "@minapp-users/spec": {
    en: "The OpenAPI description in both languages, and the Arazzo stories.",
    "zh-CN": "中英文的 OpenAPI 接口描述，以及 Arazzo 流程。",
  },
  "@minapp-users/spec-check": {
    en: "Says in words what of a request or an answer does not follow the description.",
    "zh-CN": "用文字说明请求或响应哪里不符合接口描述。",
  },
};

/** The page of a package at npm. */
export function packageAddress(name: string): string {
  return `https://www.npmjs.com/package/${name}`;
}
