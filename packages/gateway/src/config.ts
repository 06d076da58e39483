import { z } from "zod";
import { isAddressOrNetwork } from "./net/addresses.ts";

const port = z.int().min(0).max(65_535);

/** One address, or a network as `10.0.0.0/8`. */
const addressOrNetwork = z.string().refine(isAddressOrNetwork, {
  error: "write an IP address, or a network such as 10.0.0.0/8",
});

const limits = z.strictObject({
  /** Open connections of one address at a time; an IPv6 /64 counts as one address. */
  connections_per_address: z.int().min(1).default(20),
  /** New connections of one address. */
  connections_per_minute: z.int().min(1).default(60),
  /** Lines of one session that are passed on; what is beyond waits its turn. */
  lines_per_second: z.number().positive().default(20),
  /** Lines that may come at once before that rate holds. */
  lines_burst: z.int().min(1).default(40),
  /** Bytes a client may leave unread before its connection is cut. */
  unsent_bytes: z
    .int()
    .min(4096)
    .default(1024 * 1024),
  /** Telnet clients that may be compressed at a time, at about 100 KiB each; compression is offered to no more. */
  compressed_sessions: z.int().min(0).default(2000),
  /** Telnet commands of any kind in 10 s. */
  negotiations_per_10s: z.int().min(1).default(128),
  /** Seconds without a character in play after which a session is closed. */
  login_seconds: z.number().positive().default(300),
  /** Addresses and networks that the two per-address limits pass over. */
  exempt: z.array(addressOrNetwork).default([]),
  /** Whether loopback is passed over as well. */
  exempt_loopback: z.boolean().default(true),
});

/** The `gateway` part of `wyldlands.yaml`. */
export const gatewayConfig = z.strictObject({
  telnet: z
    .strictObject({
      /** Address that telnet listens on: this machine alone, or `0.0.0.0` for everybody. */
      addr: z.string().min(1).default("127.0.0.1"),
      /** Port of telnet; 0 takes any free one. */
      port: port.default(4000),
      /** Port of telnet over TLS; 4443 when there is a certificate, and `false` for none. */
      tls_port: z.union([port, z.literal(false)]).optional(),
      /** Every connection comes from a listed proxy and begins with a PROXY header, version 1 or 2. */
      proxy_protocol: z.boolean().default(false),
    })
    .prefault({}),
  websocket: z
    .strictObject({
      /** Address that pages and WebSockets are served on. */
      addr: z.string().min(1).default("127.0.0.1"),
      /** Port of pages and WebSockets; 0 takes any free one. */
      port: port.default(8080),
      /** Port of pages and WebSockets over TLS; without one there is none. */
      tls_port: port.optional(),
      /** Every connection comes from a listed proxy and begins with a PROXY header, version 1 or 2. */
      proxy_protocol: z.boolean().default(false),
      /** Compresses frames for clients that ask for it; a connection takes ten times the memory then. */
      deflate: z.boolean().default(false),
      /** Origins allowed besides the gateway's own host, e.g. `https://play.example.org`. */
      origins: z.array(z.url()).default([]),
    })
    .prefault({}),
  tls: z
    .strictObject({
      /** PEM file with the certificate and those that sign it; read again when it changes. */
      cert: z.string().min(1).optional(),
      /** PEM file with the certificate's private key. */
      key: z.string().min(1).optional(),
    })
    .prefault({}),
  /** Addresses and networks of proxies that may say for whom they speak. */
  proxies: z.array(addressOrNetwork).default([]),
  mccp: z
    .strictObject({
      /** Offers telnet clients to compress what they are sent (MCCP2). */
      v2: z.boolean().default(true),
      /** Lets telnet clients compress what they send (MCCP3). */
      v3: z.boolean().default(true),
    })
    .prefault({}),
  /** Offers telnet clients links in the text: ways, things and commands that can be clicked (MXP). */
  mxp: z.boolean().default(false),
  gmcp: z
    .strictObject({
      /** Takes a password over GMCP from clients that are not on TLS as well. */
      plain_login: z.boolean().default(false),
      /** A package for the player's client to install (`Client.GUI`), e.g. for Mudlet. */
      gui: z.url().optional(),
      /** Version of that package; a client fetches it again when it changes. */
      gui_version: z.string().min(1).default("1"),
      /** A map for the player's client to load (`Client.Map`). */
      map: z.url().optional(),
      /** A map file that is served at `/map.xml`, such as `wyldlands export mudlet --open` writes; read anew whenever it changes. */
      map_file: z.string().min(1).optional(),
    })
    .prefault({}),
  mssp: z
    .strictObject({
      /** What lists of games call this one. */
      name: z.string().min(1).default("Wyldlands"),
      /** Where players reach you: an e-mail address. */
      contact: z.string().optional(),
      /** The game's own page. */
      website: z.url().optional(),
      /** The name that players connect to. */
      hostname: z.string().optional(),
      /** An icon of at least 32 by 32 pixels. */
      icon: z.url().optional(),
      /** An invitation to the game's Discord server. */
      discord: z.url().optional(),
      /** The language that is spoken, in English. */
      language: z.string().default("English"),
      /** The country where the game runs, in English. */
      location: z.string().optional(),
      /** The year in which it began. */
      created: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      /** How far it is: Alpha, Closed Beta, Open Beta or Live. */
      status: z.enum(["Alpha", "Closed Beta", "Open Beta", "Live"]).default("Live"),
      /** What it is about: Fantasy, Historical, Horror, Modern, Science Fiction. */
      genre: z.string().default("Fantasy"),
      /** What is mostly done in it: Adventure, Roleplaying, Player versus Player. */
      gameplay: z.string().default("Adventure"),
    })
    .prefault({}),
  /** Open connections of all players together; one more is refused in words. */
  max_connections: z.int().min(1).default(12_000),
  /** Seconds that a web session waits for its player to come back. */
  resume_window: z.number().min(0).default(120),
  limits: limits.prefault({}),
});

export type GatewayConfig = z.output<typeof gatewayConfig>;
export type GatewayLimits = GatewayConfig["limits"];
