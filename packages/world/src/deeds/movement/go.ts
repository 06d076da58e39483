import { ContainedIn, Room } from "../../components/index.ts";
import { DIRECTIONS, isDirection, OPPOSITE } from "../../content/directions.ts";
import { defineDeed } from "../deed.ts";
import { NoWay, refuse } from "../refusals.ts";
import { list } from "../../content/prose.ts";

/** Walks through an exit of the room. */
export const go = defineDeed<{ direction: string }>({
  name: "go",
  check({ direction }, { game, actor }) {
    const exits = game.placeOf(actor).need(Room).exits;
    if (!isDirection(direction))
      return refuse("Go where? A direction is one of {all}.", { all: list(DIRECTIONS) });
    if (exits[direction] === undefined) {
      const ways = Object.keys(exits);
      if (ways.length === 0) return new NoWay(direction, "There is no way out of here.");
      return new NoWay(direction, "There is no way {direction} from here. You can go {ways}.", {
        direction,
        ways: list(ways),
      });
    }
    return undefined;
  },
  perform({ direction }, { game, actor, show, emit }) {
    const from = game.placeOf(actor);
    const to = game.room(from.need(Room).exits[direction] ?? "");
    if (!to) return refuse("The way {direction} is blocked.", { direction });
    const stay = from.sources(ContainedIn).filter((one) => one !== actor);
    show(stay, `{actor} ${WAYS_OUT[direction] ?? `leaves ${direction}`}.`, { actor });
    actor.link(ContainedIn, to);
    show(
      to.sources(ContainedIn).filter((one) => one !== actor),
      `{actor} arrives from ${WAYS_IN[isDirection(direction) ? OPPOSITE[direction] : direction] ?? "somewhere"}.`,
      { actor },
    );
    game.showRoom(actor, show);
    emit({ type: "EntityMoved", entity: actor, from, to });
    return undefined;
  },
  commands: [
    {
      name: "go",
      aliases: ["walk"],
      forms: ["go <direction:direction>"],
      usage: "Go where? Type a direction, such as NORTH or just N. EXITS lists the ways from here.",
      help: "Walks one way: go north, or only north, or n. Also s, e, w, ne, nw, se, sw, u, d, in, out.",
    },
  ],
});

/** Where 'leaves' and the direction would read badly. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  northeast: "leaves north-east",
  northwest: "leaves north-west",
  southeast: "leaves south-east",
  southwest: "leaves south-west",
  up: "goes up",
  down: "goes down",
  in: "goes in",
  out: "goes out",
};

/** 'arrives from …', by the side of the room that one comes in at. */
const WAYS_IN: Readonly<Record<string, string>> = {
  north: "the north",
  south: "the south",
  east: "the east",
  west: "the west",
  northeast: "the north-east",
  northwest: "the north-west",
  southeast: "the south-east",
  southwest: "the south-west",
  up: "above",
  down: "below",
  in: "inside",
  out: "outside",
};
