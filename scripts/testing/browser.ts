import type {Browser, BrowserContext, Page} from "playwright-core";
import {chromium} from "playwright-core";
import {requireChromium} from "./chromium/ensure-chromium.ts";

/** A screen the site is looked at on. */
export interface Screen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
  readonly javaScript: boolean;
}

export const SCREENS: readonly Screen[] = [
  {name: "desktop, light", width: 1280, height: 900, scheme: "light", javaScript: true},
  {name: "desktop, dark", width: 1280, height: 900, scheme: "dark", javaScript: true},
  {name: "phone, light", width: 390, height: 844, scheme: "light", javaScript: true},
  {name: "phone, dark, no JavaScript", width: 390, height: 844, scheme: "dark", javaScript: false},
];

/** Starts Chromium without any connection of its own. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await requireChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A browser context of the size and colours of `screen`. */
export function screenContext(browser: Browser, screen: Screen): Promise<BrowserContext> {
  return browser.newContext({
    viewport: {width: screen.width, height: screen.height},
    colorScheme: screen.scheme,
    javaScriptEnabled: screen.javaScript,
    reducedMotion: "reduce",
  });
}

/** Collects faults that no reader may meet: console errors, policy violations, failed and foreign requests. */
export function watchPage(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on("console", message => {
    if (message.type() === "error" || message.type() === "warning")
      troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", error => troubles.push(`exception: ${error.message}`));
  page.on("request", request => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) troubles.push(`foreign request: ${request.url()}`);
  });
  page.on("response", response => {
    if (response.status() >= 400) troubles.push(`status ${response.status()}: ${response.url()}`);
  });
  return troubles;
}

/** How far the page can be scrolled sideways, in pixels; 0 where everything fits. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
