import type { Browser, CDPSession, Page } from "playwright-core";

/** What a reader's machine and connection are slowed down to. */
export interface Conditions {
  /** How many times slower the processor is. */
  cpu: number;
  /** Bits per second, from the server. */
  download: number;
  upload: number;
  /** Milliseconds before an answer begins. */
  latency: number;
}

/** A slow phone on a slow connection: 4× and 1.6 Mbit/s are what the docs are built for. */
export const slowPhone: Conditions = { cpu: 4, download: 1_600_000, upload: 750_000, latency: 40 };

/** What one visit of a page, with nothing in the browser's cache, came to. */
export interface Visit {
  /** Bytes of all answers, with their headers, until nothing more is asked for. */
  bytes: number;
  requests: number;
  /** Of the requests, those to other hosts than the page's. They are counted and not let through. */
  foreign: number;
  /** Milliseconds from the start of the navigation to the first contentful paint. */
  firstPaint: number;
  /** Milliseconds from there until the operation's description is shown. */
  readable: number;
}

/** Opens an address in a new context of a browser, and waits until a piece of text is shown. */
export async function openPage(
  browser: Browser,
  url: string,
  phrase: string,
  conditions?: Conditions,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch, phrase);
    const devtools = await context.newCDPSession(page);
    const traffic = await count(devtools, new URL(url).host);
    if (conditions !== undefined) await slowDown(devtools, conditions);
    await page.goto(url, { waitUntil: "commit" });
    const readable = await momentIn(page, url, "show the operation's description", () => {
      return (globalThis as { readableAt?: number }).readableAt;
    });
    await page.waitForLoadState("networkidle", { timeout: 60_000 });
    const firstPaint = await momentIn(page, url, "paint", () => {
      return performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    });
    // What was there before anything was painted is readable with the first paint.
    return { ...traffic, firstPaint, readable: Math.max(readable, firstPaint) };
  } finally {
    await context.close();
  }
}

/** How many characters a page shows when no script may run, with runs of white space as one. */
export async function charactersWithoutScripts(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(url);
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded or hidden is not to be counted
    const text = await page.locator("body").innerText();
    return text.replace(/\s+/g, " ").trim().length;
  } finally {
    await context.close();
  }
}

/** In the page, before its own scripts: notes when the text is there and laid out, looking at it once a frame. */
function watch(phrase: string): void {
  const look = () => {
    const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, nodeValue } = texts.currentNode;
      if (!nodeValue?.includes(phrase) || !parentElement?.checkVisibility()) continue;
      Object.assign(globalThis, { readableAt: performance.now() });
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The moment that a page has noted, as soon as it has: Chromium reports a paint some time after it. */
async function momentIn(
  page: Page,
  url: string,
  does: string,
  moment: () => number | undefined,
): Promise<number> {
  try {
    const found = await page.waitForFunction(moment, null, { timeout: 60_000 });
    return (await found.jsonValue()) ?? Number.NaN;
  } catch (error) {
    throw new Error(`${url} does not ${does} within a minute`, { cause: error });
  }
}

async function count(
  devtools: CDPSession,
  host: string,
): Promise<Pick<Visit, "bytes" | "requests" | "foreign">> {
  const traffic = { bytes: 0, requests: 0, foreign: 0 };
  devtools.on("Network.requestWillBeSent", ({ request }) => {
    if (!/^https?:/.test(request.url)) return;
    traffic.requests += 1;
    if (new URL(request.url).host !== host) traffic.foreign += 1;
  });
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
  });
  await devtools.send("Network.enable");
  return traffic;
}

async function slowDown(devtools: CDPSession, { cpu, download, upload, latency }: Conditions): Promise<void> {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: download / 8,
    uploadThroughput: upload / 8,
  });
}
