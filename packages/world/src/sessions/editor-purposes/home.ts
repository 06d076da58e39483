import { Tenancy } from "../../components/index.ts";
import { decorate, DECORATION_LIMITS } from "../../deeds/home/decorate.ts";
import { homeOf } from "../../homes/homes.ts";
import type { EditorPurpose } from "./purpose.ts";

/** What is seen in the character's own room. */
export const home: EditorPurpose = {
  name: "home",
  title: "what your room looks like",
  command: "decorate",
  most: DECORATION_LIMITS,
  read: ({ game, actor }) => homeOf(game, actor)?.get(Tenancy)?.look ?? "",
  save: ({ actor, services }, text) => services.act(actor, decorate, { text }),
};
