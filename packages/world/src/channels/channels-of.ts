import type { ChannelRule, Rules } from "../rules/schemas.ts";

/** A channel of `content/rules/channels.yaml`; `id` is its slug. */
export interface Channel extends ChannelRule {
  readonly id: string;
}

/** All of them, by name. */
export function channelsOf({ channels }: Pick<Rules, "channels">): Channel[] {
  return Object.entries(channels)
    .map(([id, rule]) => ({ ...rule, id }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
