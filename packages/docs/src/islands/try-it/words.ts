import type { Language } from "../language.ts";
import type { LocalAddress } from "./local-address.ts";

/** All that the form says. */
export interface Words {
  introduction: string;
  server: string;
  address: Readonly<Record<Extract<LocalAddress, { problem: string }>["problem"], string>>;
  emulator: string;
  mock: string;
  token: string;
  tokenHint: string;
  useExampleToken: string;
  tokenMissing: string;
  tokenWrong: string;
  /** The name of a field that may be left empty. */
  optional: (name: string) => string;
  /** What stands between two sentences. */
  between: string;
  example: (example: string) => string;
  body: string;
  /** In a sentence. */
  theBody: string;
  send: string;
  stop: string;
  sending: string;
  notSent: (count: number) => string;
  missing: (name: string) => string;
  pathEmpty: (name: string) => string;
  pathWrong: (name: string) => string;
  headerWrong: (name: string) => string;
  halfCharacter: (name: string) => string;
  keyTwice: (name: string, key: string) => string;
  notJson: (name: string, line: number, column: number) => string;
  bulkNeedsWhere: string;
  answer: (status: number, milliseconds: number) => string;
  headers: string;
  responseBody: string;
  noBody: string;
  notShown: string;
  cut: (characters: number) => string;
  curl: string;
  copy: string;
  copied: string;
  notCopied: string;
  redirect: (milliseconds: number) => string;
  timeout: (seconds: number) => string;
  stopped: string;
  blocked: string;
  failed: (origin: string) => string;
  mayAsk: string;
  notSecure: string;
  fromFile: string;
}

const en: Words = {
  introduction:
    "Sends this request from your browser to a test server on your own machine. Nothing that you enter is stored.",
  server: "Address of the server",
  address: {
    notAnAddress: "The address must be like http://127.0.0.1:4020.",
    notLocal:
      "Only http://127.0.0.1 and http://localhost are taken, with any port: this form is for test servers, and at another one, such as the real service, a web page would get hold of an access token.",
    tooMuch: "The address must have nothing but a host and a port, like http://127.0.0.1:4020.",
  },
  emulator: "Emulator (4020)",
  mock: "Mock (4010)",
  token: "Access token",
  tokenHint: "It stays in the memory of this page. Do not enter a token of the real service.",
  useExampleToken: "Use the token of the examples",
  tokenMissing: "The access token is missing: a server that was just started takes the one of the examples.",
  tokenWrong: "The access token has a space or a character that no token has.",
  optional: (name) => `${name} (optional)`,
  between: " ",
  example: (example) => `For example: ${example}`,
  body: "Body (JSON)",
  theBody: "The body",
  send: "Send",
  stop: "Stop",
  sending: "Waiting for the answer …",
  notSent: (count) =>
    count === 1 ? "Not sent: there is one mistake." : `Not sent: there are ${count} mistakes.`,
  missing: (name) => `${name} is missing.`,
  pathEmpty: (name) =>
    `${name} is missing: without it, this would be another request, which may mean all users.`,
  pathWrong: (name) => `${name} must be digits only.`,
  headerWrong: (name) => `${name} must have letters, digits and signs of ASCII only.`,
  halfCharacter: (name) => `${name} has half of a character, which cannot be sent: write it again.`,
  keyTwice: (name, key) =>
    `${name} has the key ${key} twice in one object, and a server may take either: remove one.`,
  notJson: (name, line, column) => `${name} is not JSON: look at line ${line}, column ${column}.`,
  bulkNeedsWhere: "Give a where that does not match everyone: without one, all users would be changed.",
  answer: (status, milliseconds) => `Status ${status}, after ${milliseconds} ms`,
  headers: "Headers",
  responseBody: "Body of the answer",
  noBody: "The answer has no body.",
  notShown: "An answer came, and this page could not show it: send the request with curl to see it.",
  cut: (characters) => `Only the first ${characters} characters are shown.`,
  curl: "The same with curl",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The browser did not allow copying: select the text and copy it yourself.",
  redirect: (milliseconds) =>
    `The server answered with a redirect after ${milliseconds} ms. A web page cannot see where it leads; send the request with curl.`,
  timeout: (seconds) =>
    `No answer came within ${seconds} seconds, so the request was given up. It may have taken effect.`,
  stopped: "The request was stopped. It may have taken effect.",
  blocked:
    "The security policy of this page does not let it talk to that address: open the page from another place, or send the request with curl.",
  failed: (origin) => `${origin} does not answer this page. Start the server in a terminal, then send again:`,
  mayAsk:
    "The browser may ask whether this page may talk to your local network or device: allow it, or change a refusal in its settings for this site.",
  notSecure:
    "This page was not loaded by https, and the browser may let such a page reach nothing on this machine.",
  fromFile:
    "This page was opened as a file, from where a browser lets no answer through: open it from a web server.",
};

const zh: Words = {
  introduction: "从浏览器直接向本机的测试服务发送这个请求。填写的内容不会保存。",
  server: "服务地址",
  address: {
    notAnAddress: "地址的格式应为 http://127.0.0.1:4020。",
    notLocal:
      "只接受 http://127.0.0.1 和 http://localhost（端口任意）：这个表单只用于测试服务；如果填写其他地址（例如真实服务），网页就会接触到它的访问令牌。",
    tooMuch: "地址只能包含主机和端口，例如 http://127.0.0.1:4020。",
  },
  emulator: "模拟器（4020）",
  mock: "Mock 服务（4010）",
  token: "访问令牌",
  tokenHint: "只保留在当前页面的内存中。请不要填写真实服务的访问令牌。",
  useExampleToken: "使用示例中的访问令牌",
  tokenMissing: "缺少访问令牌：新启动的测试服务接受示例中的访问令牌。",
  tokenWrong: "访问令牌中含有空格或不允许的字符。",
  optional: (name) => `${name}（选填）`,
  between: "",
  example: (example) => `例如：${example}`,
  body: "请求体（JSON）",
  theBody: "请求体",
  send: "发送",
  stop: "停止",
  sending: "正在等待响应……",
  notSent: (count) => `没有发送：有 ${count} 处错误。`,
  missing: (name) => `缺少 ${name}。`,
  pathEmpty: (name) => `缺少 ${name}：没有它就会变成另一个请求，可能影响所有用户。`,
  pathWrong: (name) => `${name} 只能由数字组成。`,
  headerWrong: (name) => `${name} 只能包含 ASCII 字符。`,
  halfCharacter: (name) => `${name} 中有半个字符（不成对的代理项），无法发送，请重新输入。`,
  keyTwice: (name, key) => `${name} 的同一个对象中出现了两个键 ${key}，服务可能取其中任意一个，请删除一个。`,
  notJson: (name, line, column) => `${name} 不是合法的 JSON，请检查第 ${line} 行第 ${column} 列。`,
  bulkNeedsWhere: "请填写 where，而且不能匹配所有用户：不带 where 会更新所有用户。",
  answer: (status, milliseconds) => `状态码 ${status}，用时 ${milliseconds} 毫秒`,
  headers: "响应头",
  responseBody: "响应体",
  noBody: "没有响应体。",
  notShown: "已收到响应，但这个页面无法显示，请用 curl 发送请求来查看。",
  cut: (characters) => `只显示前 ${characters} 个字符。`,
  curl: "对应的 curl 命令",
  copy: "复制",
  copied: "已复制。",
  notCopied: "浏览器不允许复制，请手动选中文本再复制。",
  redirect: (milliseconds) =>
    `服务在 ${milliseconds} 毫秒后返回了重定向。网页无法得知重定向的目标，请用 curl 发送这个请求。`,
  timeout: (seconds) => `${seconds} 秒内没有收到响应，已放弃等待。请求可能已经生效。`,
  stopped: "请求已停止，但可能已经生效。",
  blocked: "这个页面的安全策略不允许访问该地址，请从其他位置打开页面，或者用 curl 发送请求。",
  failed: (origin) => `${origin} 没有响应这个页面。请在终端启动服务，然后重新发送：`,
  mayAsk:
    "浏览器可能会询问是否允许这个页面访问本地网络或本机设备，请选择允许；如果之前拒绝过，请在浏览器的网站设置中修改。",
  notSecure: "这个页面不是通过 https 打开的，浏览器可能禁止它访问本机服务。",
  fromFile: "这个页面是以文件方式打开的，浏览器不会放行任何响应，请通过 Web 服务器打开。",
};

/** The words in each language. */
export const words: Readonly<Record<Language, Words>> = { en, zh };
