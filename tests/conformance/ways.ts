import type { Door } from "./door.ts";
import { bare, enveloped, FrameSeat } from "./frame-seat.ts";
import { OwnSeat } from "./own-seat.ts";
import type { Seat } from "./seat.ts";
import { overTcp, overWebSocket, TelnetSeat } from "./telnet-seat.ts";

export interface Way {
  name: string;
  seat(door: Door): Seat;
  /** GMCP goes with it. */
  gmcp: boolean;
  /** State topics as they are, and a token to come back with. */
  own: boolean;
}

/** Every way into the game. The first is what the others are measured by. */
export const WAYS: readonly Way[] = [
  { name: "telnet", seat: (door) => new TelnetSeat(overTcp, door), gmcp: true, own: false },
  {
    name: "telnet.mudstandards.org",
    seat: (door) => new TelnetSeat(overWebSocket, door),
    gmcp: true,
    own: false,
  },
  { name: "v1.wyldlands", seat: (door) => new OwnSeat(door), gmcp: false, own: true },
  {
    name: "terminal.mudstandards.org",
    seat: (door) => new FrameSeat(door, "terminal.mudstandards.org"),
    gmcp: false,
    own: false,
  },
  {
    name: "gmcp.mudstandards.org",
    seat: (door) => new FrameSeat(door, "gmcp.mudstandards.org", bare),
    gmcp: true,
    own: false,
  },
  {
    name: "json.mudstandards.org",
    seat: (door) => new FrameSeat(door, "json.mudstandards.org", enveloped),
    gmcp: true,
    own: false,
  },
  { name: "no subprotocol", seat: (door) => new FrameSeat(door), gmcp: false, own: false },
];
