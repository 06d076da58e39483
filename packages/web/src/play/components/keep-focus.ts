/** Typing anywhere on the page, but in a field or on a button, goes to `field`. Returns what ends it. */
export function keepFocus(field: { current: HTMLElement | null }): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const elsewhere =
      event.target instanceof Element && event.target.closest("input, textarea, button, a") !== null;
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (types && !elsewhere) field.current?.focus();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
