import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../../components/index.ts";
import { permitted } from "../../permissions/rights.ts";
import { defineDeed } from "../deed.ts";
import { unengaged } from "../movement/go.ts";

/** Is somewhere else without coming or going, for AT: nobody is shown anything. */
export const shift = defineDeed<{ to: Entity }>({
  name: "shift",
  check: (_args, { game, actor }) => permitted(game, actor, "at") ?? unengaged(actor),
  perform: ({ to }, { actor }) => actor.link(ContainedIn, to),
});
