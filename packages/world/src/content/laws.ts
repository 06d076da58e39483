/** Whose law holds in an area: `none`, where no watch goes; `watch`, where it keeps the peace; `strict`, where it breaks up duels too. */
export const LAWS = ["none", "watch", "strict"] as const;
export type Law = (typeof LAWS)[number];
