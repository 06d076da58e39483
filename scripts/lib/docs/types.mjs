// What a zod schema takes, in words.

/** JSON Schema knows the kinds and their bounds; what a preprocessing step takes it does not know. */
export function typeWords(schema) {
  // A tag has no value, and so no schema of zod.
  if (schema.toJSONSchema === undefined) return words({});
  return words(schema.toJSONSchema({ io: "input", unrepresentable: "any" }));
}

function words(json) {
  if (json.enum !== undefined) return `one of ${json.enum.map((each) => `\`${each}\``).join(", ")}`;
  if (json.const !== undefined) return `\`${json.const}\``;
  if (json.anyOf !== undefined) return json.anyOf.map(words).join(", or ");
  switch (json.type) {
    case "integer":
      return `whole number${bounds(json)}`;
    case "number":
      return `number${bounds(json)}`;
    case "boolean":
      return "`true` or `false`";
    case "string":
      return "text";
    case "array":
      return `list of ${words(json.items)}`;
    case "object":
      return "keys with values";
    default:
      return "see below";
  }
}

function bounds({ minimum, maximum, exclusiveMinimum }) {
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined) return `, at least ${least}`;
  return most === undefined ? "" : `, at most ${most}`;
}
