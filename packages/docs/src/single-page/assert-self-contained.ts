import { DocsBuildError } from "../docs-build-error.ts";

/** Tags whose address is followed without a click. */
const loading =
  /<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*?\s(?:src|srcset|href|data)="([^"]*)"/g;

/** Addresses in styles. Between `<style>` tags only: the script has texts that look like it. */
const styled = /(?:@import\s+|url\()\s*["']?((?:https?:)?\/\/[^"')\s]+)/g;

/**
 * Checks that a page reports nothing about its readers and loads nothing from another host.
 *
 * The content security policy and the test in a browser say the same; this one says it before a page is replaced.
 *
 * @throws {DocsBuildError} with the first address, or the switch, that is wrong.
 */
export function assertSelfContained(page: string): void {
  const switches = page.match(/"disableTelemetry":\w+/g) ?? [];
  if (switches.join() !== '"disableTelemetry":true') {
    throw new DocsBuildError(
      `Redoc's page would report its readers' visits (it has ${switches.join(" and ") || "no switch for it"}); ` +
        "put `telemetry: off` at the top level of packages/docs/redocly.yaml.",
    );
  }

  const markup = page.replace(/(<script(?:\s[^>]*)?>)[\s\S]*?<\/script/g, "$1</script");
  const styles = [...markup.matchAll(/<style[^>]*>([\s\S]*?)<\/style/g)]
    .map(([, text = ""]) => text)
    .join("\n");
  const addresses = [...markup.matchAll(loading), ...styles.matchAll(styled)].map(
    ([, address = ""]) => address,
  );
  const foreign = addresses.find((address) => /^(?:https?:)?\/\//.test(address));
  if (foreign !== undefined) {
    throw new DocsBuildError(
      `Redoc's page would fetch ${foreign} from another host; build it with --inlineBundle and without such a file.`,
    );
  }

  const icon = /https:\/\/cdn\.redoc\.ly\/[^"'`\s]*/.exec(page);
  if (icon !== null) {
    throw new DocsBuildError(
      `Redoc's page would fetch ${icon[0]} from another host; replace it as inlineLogo in packages/docs/src does.`,
    );
  }
}
