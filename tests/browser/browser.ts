import { chromium, devices, type Browser } from "playwright-core";
import { findProgram } from "../support/programs.ts";

/** Debian's browser, or undefined where there is none. */
export const CHROMIUM = findProgram("chromium", "chromium");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with a profile of its own, which goes when it closes. */
export function startBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error("there is no browser to start");
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
}

/** 390 x 844, touched with fingers. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  userAgent: devices["iPhone 13"]?.userAgent ?? "",
};

export const DESK = { viewport: { width: 1100, height: 760 } };
