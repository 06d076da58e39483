/**
 * Safari lays its keyboard over the page and does not shrink it, so the page is told how high the visible part is. Browsers
 * that heed `interactive-widget=resizes-content` report the same height twice, and nothing changes.
 */
export function watchKeyboard(window: Window): void {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  viewport.addEventListener("resize", () => {
    const covered = window.innerHeight - viewport.height > 80 && viewport.scale === 1;
    const style = window.document.documentElement.style;
    if (covered) style.setProperty("--visible-height", `${viewport.height}px`);
    else style.removeProperty("--visible-height");
  });
}
