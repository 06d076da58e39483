/** Who a connection is with, as far as that can be believed. */
export interface Peer {
  /** The player's address: the socket's own, or what a listed proxy says. As `plainAddress` gives it. */
  readonly address: string;
  /** Nobody on the way can read along, as far as this gateway knows. */
  readonly secure: boolean;
  /** The address was told by a listed proxy. */
  readonly forwarded: boolean;
}
