/** The window in characters of the log's type, as a terminal would tell it. */
export function screenSize(body: HTMLElement): { width: number; height: number } {
  const probe = document.createElement("span");
  probe.className = "probe";
  probe.textContent = "0".repeat(50);
  body.append(probe);
  const { width, height } = probe.getBoundingClientRect();
  probe.remove();
  const column = Math.min(body.clientWidth, 1_000);
  return {
    width: clamp(Math.floor((column * 50) / (width || 400)), 20, 200),
    height: clamp(Math.floor(window.innerHeight / (height || 20)), 5, 200),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
