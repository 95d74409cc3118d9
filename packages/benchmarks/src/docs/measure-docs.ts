import { browserOfThisMachine } from "@minapp-users/chromium";
import { chromium } from "playwright-core";
import { charactersWithoutScripts, openPage, slowPhone, type Visit } from "./open-page.ts";
import { listReferencePages } from "./reference-pages.ts";
import { servePage } from "./serve-page.ts";

/** What the visits of one page came to. */
export interface PageFigures {
  name: string;
  /** Visible when no script may run. */
  characters: number;
  /** On this machine as it is, of every round. */
  fast: Visit[];
  /** As on a slow phone, of every round. */
  slow: Visit[];
}

export interface DocsFigures {
  /** The version of the browser. */
  chromium: string;
  pages: PageFigures[];
}

/** Nobody but this machine is asked, whatever a page wants. */
const onlyThisMachine = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/**
 * Opens all pages in turn (A B C, C B A, …), each in a new context of one browser, after one round that does not count:
 * it compresses the files and warms up the browser. `slow: false` leaves out what takes most of the time.
 */
export async function measureDocs(
  { visits, slow = true }: { visits: number; slow?: boolean },
  progress: (line: string) => void = () => {},
): Promise<DocsFigures> {
  const launch = await browserOfThisMachine();
  await using stack = new AsyncDisposableStack();
  const browser = stack.adopt(
    await chromium.launch({ ...launch, args: [...(launch.args ?? []), onlyThisMachine] }),
    (one) => one.close(),
  );
  const served = await Promise.all(
    listReferencePages().map(async (page) => {
      const { origin } = stack.use(await servePage(page));
      return { page, url: origin + page.address };
    }),
  );
  const pages: PageFigures[] = [];
  for (const { page, url } of served) {
    await openPage(browser, url, page.phrase);
    const characters = await charactersWithoutScripts(browser, url);
    pages.push({ name: page.name, characters, fast: [], slow: [] });
  }
  for (let round = 1; round <= visits; round++) {
    progress(`docs: round ${round} of ${visits}`);
    for (const { page, url } of round % 2 === 1 ? served : served.toReversed()) {
      const figure = pages.find(({ name }) => name === page.name);
      figure?.fast.push(await openPage(browser, url, page.phrase));
      if (slow) figure?.slow.push(await openPage(browser, url, page.phrase, slowPhone));
    }
  }
  return { chromium: browser.version(), pages };
}
