import { decodeMsdp, encodeGmcp, encodeMsdp, parseGmcp, type MsdpVariable } from "@wyldlands/protocol";
import { describe, expect, it } from "vitest";
import { encodeMssp } from "../../packages/gateway/src/side-channels/mssp/encode.ts";
import { latin1 } from "./direct-gateway.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const MUD = "jquast/telnetlib3 tests/test_mud.py";
const TNC = "HarryCordewener/TelnetNegotiationCore MSDPTests";

/** What these bodies mean, both ways: read, and written as they are here. */
const msdp: [source: string, body: string, variables: MsdpVariable[]][] = [
  [`${MUD} test_msdp_simple`, "\x01FOO\x02bar", [{ name: "FOO", value: "bar" }]],
  [
    `${MUD} test_msdp_multiple`,
    "\x01A\x021\x01B\x022",
    [
      { name: "A", value: "1" },
      { name: "B", value: "2" },
    ],
  ],
  [
    `${MUD} test_msdp_nested_table`,
    "\x01ROOM\x02\x03\x01NAME\x02Inn\x01EXITS\x02north,south\x04",
    [{ name: "ROOM", value: { NAME: "Inn", EXITS: "north,south" } }],
  ],
  [
    `${MUD} test_msdp_array`,
    "\x01LIST\x02\x05\x02a\x02b\x02c\x06",
    [{ name: "LIST", value: ["a", "b", "c"] }],
  ],
  [
    `${MUD} test_msdp_mixed`,
    "\x01NAME\x02Player\x01STATS\x02\x03\x01HP\x02100\x01MP\x0250\x04\x01SKILLS\x02\x05\x02sword\x02shield\x02magic\x06",
    [
      { name: "NAME", value: "Player" },
      { name: "STATS", value: { HP: "100", MP: "50" } },
      { name: "SKILLS", value: ["sword", "shield", "magic"] },
    ],
  ],
  [`${MUD} test_msdp_empty_value`, "\x01KEY\x02", [{ name: "KEY", value: "" }]],
  [
    `${TNC} FSharpScanTestSequences`,
    "\x01COMMANDS\x02\x05\x02LIST\x02REPORT\x02SEND\x06",
    [{ name: "COMMANDS", value: ["LIST", "REPORT", "SEND"] }],
  ],
  [
    `${TNC} FSharpScanTestSequences`,
    "\x01ROOM\x02\x03\x01VNUM\x026008\x01NAME\x02The Forest clearing\x01AREA\x02Haon Dor\x01EXITS\x02\x03\x01n\x026011\x01e\x026012\x04\x04",
    [
      {
        name: "ROOM",
        value: {
          VNUM: "6008",
          NAME: "The Forest clearing",
          AREA: "Haon Dor",
          EXITS: { n: "6011", e: "6012" },
        },
      },
    ],
  ],
  [
    `${TNC} FSharpReportTestSequences`,
    "\x01LIST\x02\x05\x02COMMANDS\x02\x05\x02JIM\x06\x06",
    [{ name: "LIST", value: ["COMMANDS", ["JIM"]] }],
  ],
];

const gmcp: [source: string, message: string, name: string, data: unknown][] = [
  [
    `${MUD} test_gmcp_roundtrip`,
    'Char.Vitals {"hp":100,"maxhp":120,"mp":50}',
    "Char.Vitals",
    { hp: 100, maxhp: 120, mp: 50 },
  ],
  [`${MUD} test_gmcp_package_only`, "Core.Hello", "Core.Hello", undefined],
  [
    `${MUD} test_gmcp_nested_json`,
    'Room.Info {"name":"The Inn","exits":["north","south"],"items":[{"name":"sword","id":123},{"name":"shield","id":456}]}',
    "Room.Info",
    {
      name: "The Inn",
      exits: ["north", "south"],
      items: [
        { name: "sword", id: 123 },
        { name: "shield", id: 456 },
      ],
    },
  ],
  [
    "evennia/evennia test_wire_formats.py TestGmcpEncode.test_single_arg",
    'Core.Ping "test"',
    "Core.Ping",
    "test",
  ],
  [
    "evennia/evennia test_wire_formats.py TestGmcpEncode.test_multiple_args",
    'Core.Ping ["a","b"]',
    "Core.Ping",
    ["a", "b"],
  ],
  [
    "evennia/evennia test_wire_formats.py TestGmcpEncode.test_kwargs_only",
    'Core.Ping {"hp":100}',
    "Core.Ping",
    { hp: 100 },
  ],
  [
    "evennia/evennia test_wire_formats.py TestGmcpDecode.test_falsy_scalar_zero",
    "Core.Ping 0",
    "Core.Ping",
    0,
  ],
  [
    "evennia/evennia test_wire_formats.py TestGmcpDecode.test_falsy_scalar_false",
    "Core.Ping false",
    "Core.Ping",
    false,
  ],
  [
    "evennia/evennia test_wire_formats.py TestGmcpDecode.test_null_payload",
    "Core.Ping null",
    "Core.Ping",
    null,
  ],
];

describe("bodies of MSDP", () => {
  it.each(msdp)("%s", (_source, body, variables) => {
    expect(decodeMsdp(bytes(body))).toEqual(variables);
    expect(latin1(encodeMsdp(variables))).toBe(body);
  });

  it(`${MUD} test_msdp_decode_skips_garbage_bytes: not skipped here, but refused whole`, () => {
    expect(decodeMsdp(bytes("\x42\x01KEY\x02val"))).toBeUndefined();
  });
});

describe("GMCP messages", () => {
  it.each(gmcp)("%s", (_source, message, name, data) => {
    expect(parseGmcp(message)).toEqual({ name, data });
    expect(encodeGmcp(name, data)).toBe(message);
  });

  it.each([
    [`${MUD} test_gmcp_decode_empty_json_text`, "Char.Vitals ", { name: "Char.Vitals", data: undefined }],
    [`${MUD} test_gmcp_decode_invalid_json`, "Package {bad json}", undefined],
    ["evennia/evennia test_wire_formats.py TestGmcpDecode.test_empty_input", "", undefined],
    [
      "evennia/evennia test_wire_formats.py TestGmcpDecode.test_non_json_structure: no JSON, so not believed",
      "Core.Ping hello world",
      undefined,
    ],
  ])("%s", (_source, message, frame) => expect(parseGmcp(message)).toEqual(frame));
});

describe("bodies of MSSP", () => {
  it.each([
    [
      `${MUD} test_mssp_single_value`,
      [
        ["NAME", ["TestMUD"]],
        ["UPTIME", ["12345"]],
      ],
      "\x01NAME\x02TestMUD\x01UPTIME\x0212345",
    ],
    [
      `${MUD} test_mssp_multi_value`,
      [["PORT", ["6023", "6024", "6025"]]],
      "\x01PORT\x026023\x026024\x026025",
    ],
    [
      "HarryCordewener/TelnetNegotiationCore MSSPWireTests ANonAsciiReportSurvivesBeingSentBackOut",
      [
        ["NAME", ["Café Noir"]],
        ["LOCATION", ["Köln"]],
      ],
      "\x01NAME\x02Caf\xc3\xa9 Noir\x01LOCATION\x02K\xc3\xb6ln",
    ],
  ] as [string, [string, string[]][], string][])("%s", (_source, facts, body) => {
    expect(latin1(encodeMssp(facts))).toBe(body);
  });
});
