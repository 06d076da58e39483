import type { Entity, Refusal } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { frozen } from "../../commands/permit.ts";
import { Following, Tenancy } from "../../components/index.ts";
import { isDirection } from "../../content/directions.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { goIn } from "../home/go-in.ts";
import { go } from "../movement/go.ts";
import { stepInto } from "../movement/step-into.ts";
import { refuse } from "../refusals.ts";

interface Way extends Record<string, Entity | string | undefined> {
  leader: Entity;
  /** The direction that the leader walked. */
  direction?: string;
  /** What the leader went into. */
  into?: Entity;
}

/** One who follows goes the way that its leader went, as if it had typed it; or is told why it stays behind. */
export const keepUp = defineDeed<Way>({
  name: "keep-up",
  check(way, context) {
    const { game, actor } = context;
    if (actor.get(Following)?.leader !== way.leader.id) return refuse("You do not follow that one.");
    const why = frozen(game, actor) ?? able(game, actor, "standing") ?? busy(actor) ?? barred(way, context);
    if (!why) return undefined;
    return refuse("You do not keep up with {leader}. {why}", {
      leader: plainName(way.leader),
      why: { markup: why.words },
    });
  },
  perform(way, context) {
    const { actor, show } = context;
    show([actor], "You follow {leader}.", { leader: plainName(way.leader) });
    return follow(way, context);
  },
});

function barred({ direction, into }: Way, context: DeedContext): Refusal<string> | undefined {
  if (direction !== undefined) return go.check?.({ direction }, context);
  if (into?.has(Tenancy)) return goIn.check?.({ room: into }, context);
  return into ? stepInto.check?.({ item: into }, context) : refuse("You saw no way there.");
}

function follow({ direction, into }: Way, context: DeedContext): Refusal<string> | void {
  if (direction !== undefined && isDirection(direction)) return go.perform({ direction }, context);
  if (into?.has(Tenancy)) return goIn.perform({ room: into }, context);
  return into ? stepInto.perform({ item: into }, context) : undefined;
}
