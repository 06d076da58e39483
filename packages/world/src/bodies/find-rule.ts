/** The slug that a player means by a name of the rules: whole, by its slug, or begun; the first that fits. */
export function findRule(
  rules: Readonly<Record<string, { readonly name: string }>>,
  typed: string,
  among: (slug: string) => boolean = () => true,
): string | undefined {
  const wanted = plain(typed);
  if (wanted === "") return undefined;
  const known = Object.entries(rules).filter(([slug]) => among(slug));
  const names = known.map(([slug, { name }]) => ({ slug, names: [plain(name), plain(slug)] }));
  const exact = names.find((one) => one.names.includes(wanted));
  return (exact ?? names.find((one) => one.names.some((name) => name.startsWith(wanted))))?.slug;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’"]/g, "")
    .replaceAll(/[\s-]+/g, " ")
    .trim();
}
