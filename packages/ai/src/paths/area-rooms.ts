import { FAR, type RoomGraph } from "./graph.ts";

/** The rooms of each area, and which of them are its borders. */
export class AreaRooms {
  readonly #rooms: number[][];
  readonly #borders: number[][];
  readonly #isBorder: Uint8Array;

  constructor({ areas, areaOf, source, target }: RoomGraph) {
    this.#rooms = areas.map(() => []);
    this.#borders = areas.map(() => []);
    this.#isBorder = new Uint8Array(areaOf.length);
    for (const [exit, end] of target.entries()) {
      if (areaOf[end] === areaOf[source[exit]!]) continue;
      this.#isBorder[end] = 1;
      this.#isBorder[source[exit]!] = 1;
    }
    for (const [room, area] of areaOf.entries()) {
      this.#rooms[area]!.push(room);
      if (this.#isBorder[room] === 1) this.#borders[area]!.push(room);
    }
  }

  borders(area: number): readonly number[] {
    return this.#borders[area]!;
  }

  isBorder(room: number): boolean {
    return this.#isBorder[room] === 1;
  }

  /** Sets the distances of the area's rooms to FAR again. */
  clear(area: number, distance: Int32Array): void {
    for (const room of this.#rooms[area]!) distance[room] = FAR;
  }
}
