/** Small letters, one space between words, no articles: `Pull the  lever` is `pull lever`. */
export function typedAs(line: string): string {
  return line
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "the" && word !== "a" && word !== "an")
    .join(" ");
}
