import { describe, expect, test } from "vitest";
import { pageToMarkdown } from "../../src/publish/page-to-markdown.ts";

const site = "https://docs.example/users/";
const markdown = (body: string) =>
  pageToMarkdown(
    `<html><body><nav>Menu</nav><main>${body}</main></body></html>`,
    `${site}en/guides/where/`,
    site,
  );

/** Code as Expressive Code writes it. */
const code = (language: string, lines: string[], title = "") =>
  `<div class="expressive-code"><link rel="stylesheet" href="/_astro/ec.css"><figure class="frame"><figcaption class="header">` +
  `<span class="title">${title}</span><span class="sr-only">Terminal window</span></figcaption>` +
  `<pre data-language="${language}"><code>${lines
    .map(
      (line) =>
        `<div class="ec-line"><div class="code"><span style="--0:#fff">${line || "\n"}</span></div></div>`,
    )
    .join("")}</code></pre><div class="copy"><button data-code="x"><div></div></button></div></figure></div>`;

test("only the main part of a page is in it, under its title", () => {
  expect(markdown('<h1 id="_top">Filter users</h1><p>With <code>where</code>.</p>')).toBe(
    "# Filter users\n\nWith `where`.\n",
  );
});

test("a page without a main part is an error that names it", () => {
  expect(() => pageToMarkdown("<p>x</p>", `${site}en/`, site)).toThrow(
    "https://docs.example/users/en/ has no <main>",
  );
});

test("headings have no anchors", () => {
  const heading =
    '<div class="sl-heading-wrapper level-h2"><h2 id="a">First steps</h2><a class="sl-anchor-link" href="#a">' +
    '<span aria-hidden="true"><svg></svg></span><span class="sr-only">Section titled “First steps”</span></a></div>';
  expect(markdown(heading)).toBe("## First steps\n");
});

test("tables stay tables, with code that has a bar in it", () => {
  const table =
    "<table><thead><tr><th>operator</th><th>value</th></tr></thead>" +
    "<tbody><tr><td><code>$in</code></td><td><code>a|b</code></td></tr></tbody></table>";
  expect(markdown(table)).toBe("| operator | value |\n| - | - |\n| `$in` | `a\\|b` |\n");
});

describe("code", () => {
  test("has its language, its lines and what is between them, and nothing of the button", () => {
    expect(markdown(code("ts", ["const a = 1;", "", "  return a;"]))).toBe(
      "```ts\nconst a = 1;\n\n  return a;\n```\n",
    );
  });

  test("has the name of its file", () => {
    expect(markdown(code("sh", ["curl"], "list.sh"))).toBe('```sh title="list.sh"\ncurl\n```\n');
  });

  test("has a longer fence than the one within", () => {
    expect(markdown(code("md", ["```", "x", "```"]))).toBe("````md\n```\nx\n```\n````\n");
  });

  test("in parts that touch is kept to the letter", () => {
    const pre = '<pre data-language="json"><code><span>{</span><span>"a"</span><span>:1}</span></code></pre>';
    expect(markdown(pre)).toBe('```json\n{"a":1}\n```\n');
  });
});

test("all samples are there, each under its language", () => {
  const samples =
    '<section class="code-samples"><h2>Code samples</h2><fieldset><legend class="sr-only">Code samples</legend>' +
    '<label><input type="radio" name="sample" value="curl" checked>curl</label>' +
    '<label><input type="radio" name="sample" value="PHP">PHP</label></fieldset>' +
    `<div class="sample">${code("bash", ["curl x"])}</div><div class="sample">${code("php", ["echo 1;"])}</div></section>`;
  expect(markdown(samples)).toBe(
    "## Code samples\n\n**curl**\n\n```bash\ncurl x\n```\n\n**PHP**\n\n```php\necho 1;\n```\n",
  );
});

test("all tabs of Starlight are there, each under its label", () => {
  const tabs =
    '<starlight-tabs><div class="tablist-wrapper"><ul role="tablist">' +
    '<li><a role="tab" href="#p1" id="t1">npm</a></li><li><a role="tab" href="#p2" id="t2">pnpm</a></li></ul></div>' +
    '<div id="p1" role="tabpanel" aria-labelledby="t1"><p>one</p></div>' +
    '<div id="p2" role="tabpanel" aria-labelledby="t2" hidden><p>two</p></div></starlight-tabs>';
  expect(markdown(tabs)).toBe("**npm**\n\none\n\n**pnpm**\n\ntwo\n");
});

test("what is folded is unfolded under its summary", () => {
  const details =
    '<details><summary><span class="example-label">200</span> Everyone</summary><p>Text</p></details>';
  expect(markdown(details)).toBe("**200 Everyone**\n\nText\n");
});

test("an aside is a quotation with its title", () => {
  const aside =
    '<aside aria-label="Careful" class="starlight-aside"><p class="starlight-aside__title" aria-hidden="true">' +
    '<svg viewBox="0 0 1 1"></svg>Careful</p><div class="starlight-aside__content"><p>No undo.</p></div></aside>';
  expect(markdown(aside)).toBe("> **Careful**\n>\n> No undo.\n");
});

test("parts of a line that only the style sheet keeps apart are kept apart", () => {
  const head =
    '<p class="property-head"><a class="anchor" href="#parameter-limit"><code class="name">limit</code></a>' +
    '<span class="type">integer</span><span class="required">required</span></p>' +
    '<p><span class="method">PUT</span><code><span class="host">https://a.example</span><wbr>/b/</code></p>';
  expect(markdown(head)).toBe("`limit` integer · required\n\nPUT `https://a.example/b/`\n");
});

describe("a link", () => {
  test.each([
    ["to a page", "/zh-CN/guides/where/", "https://docs.example/users/zh-CN/guides/where/index.md"],
    [
      "to a place in a page",
      "/en/reference/schemas/#id",
      "https://docs.example/users/en/reference/schemas/index.md#id",
    ],
    ["to a place in the same page", "#traps", "https://docs.example/users/en/guides/where/index.md#traps"],
    ["to a page beside it", "../paging/", "https://docs.example/users/en/guides/paging/index.md"],
    [
      "to a file",
      "/download/minapp-users.en.yaml",
      "https://docs.example/users/download/minapp-users.en.yaml",
    ],
    ["to the first page", "/", "https://docs.example/users/"],
    ["to another site", "https://doc.minapp.com/", "https://doc.minapp.com/"],
    ["to another site that has the same path", "https://a.example/users/en/", "https://a.example/users/en/"],
  ])("%s is absolute, and leads to Markdown if there is some", (_, href, expected) => {
    expect(markdown(`<p><a href="${href}">x</a></p>`)).toBe(`[x](${expected})\n`);
  });

  test("of a picture is absolute", () => {
    expect(markdown('<p><img alt="a" src="/a.svg"></p>')).toBe("![a](https://docs.example/users/a.svg)\n");
  });
});

test("controls and islands are left out", () => {
  const controls =
    "<p>Before</p><try-it><button>Send</button><p>Answer</p></try-it><where-playground><textarea>{}</textarea></where-playground>" +
    "<form><input value=1></form><button>Copy</button><dialog>Search</dialog><script>1</script><p>After</p>";
  expect(markdown(controls)).toBe("Before\n\nAfter\n");
});

test("Chinese is not escaped", () => {
  const text =
    "<p>没有 <code>where</code>，<strong>更新所有用户</strong>，见用户表 _userprofile（“自定义字段”）。</p>";
  expect(markdown(text)).toBe("没有 `where`，**更新所有用户**，见用户表 \\_userprofile（“自定义字段”）。\n");
});
