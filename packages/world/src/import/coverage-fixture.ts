/**
 * Small worlds in which every field has a marker of its own: texts begin with `mk`, numbers lie above 7100. Those that have to be
 * something else (a flag, a direction, the number of something that is there) are not marked; changing one has to be noticed all the same.
 */
export interface MarkedWorld {
  /** By ending, or the whole of it for `are`. */
  readonly files: Readonly<Record<string, string>>;
  /** Markers that come over in another shape: what stands for them. */
  readonly shaped: Readonly<Record<string, string>>;
}

/** `wide`: with the four words of flags that tbaMUD writes. */
export function circleWorld(wide: boolean): MarkedWorld {
  const w = (flags: string): string => (wide ? `${flags} 0 0 0` : flags);
  const zon = `#70
${wide ? "mkbuilder~\n" : ""}mkzone~
7000 7099 7101 2${wide ? " ad 0 0 0 7102 7103" : ""}
M 0 7001 7104 7001
G 1 7002 7105 -1
E 1 7003 7106 7107
O 0 7004 7108 7002
P 1 7005 7109 7004
O 0 7008 7126 7002
O 0 7006 7167 7003
D 0 7001 0 2
R 0 7002 7005 -1
T 2 7006 7110 7001
V 2 7111 0 7001 mkvar mkvalue
S
$
`;
  const wld = `#7001
mkroomname~
   mkroomlook
~
70 ${w("de")} 1
D0
mkexitlook
~
mkdoor mkdoorother~
1 7002 7002
D1
mkplainlook
~
mkplainwords~
0 7112 7003
D3
mknowherelook
~
mknowherewords~
1 7113 -1
E
mkextra mkextratwo~
mkextratext
~
S
T 7114
#7002
mkroomtwo~
   mkroomlooktwo
~
70 ${w("c")} 3
D2
mkbacklook
~
mkbackdoor~
2 7115 7001
S
#7003
mkroomthree~
   mkroomlookthree
~
70 ${w("n")} 9
D3
~
~
0 -1 7001
S
$~
`;
  const mob = `#7001
mkmobkey mkmobkeytwo~
mkmobname~
mkmobground
~
   mkmoblook
~
${w("bfh")} ${w("bd")} 7116 E
7117 7118 7119 7d7+7120 7d7182+7121
7122 7123
6 5 1
BareHandAttack: 4
Str: 7124
E
T 7125
$
`;
  const shp = `CircleMUD v3.0 Shop File~
#7001~
7005
-1
71.7
0.71
mktype
-1
%s mksaynone~
%s mkhasnot~
%s mkbuysnot~
%s mkpoor~
%s mkshoppoor~
%s mkbuys~
%s mksells~
7170
3
7001
7
7003
-1
7171 7172
7173 7174
$~
`;
  const qst = `#7001
mkquest~
mkquestkey~
   mkoffer
~
   mkdone
~
mkquit~
3 7001 b 7001 7175 7176 7177
7178 7179 7180 7181 7182 7183 7184
7185 7186 7187
S
$~
`;
  const trg = `#7001
mktrigger~
0 g 7188
mkargument~
mkcommand mkmore
~
$~
`;
  const hlp = `MKHELP "MKHELP TWO"

mkhelptext
#7189
$~
`;
  return {
    files: { zon, wld, mob, obj: circleObjects(wide), shp, ...(wide && { qst }), trg, hlp },
    shaped: {
      7101: String(7101 * 60),
      7120: String(7 * 4 + 7120 - 20 - 6 * 100),
      7182: wide ? String(7182 * 75) : "7182",
      7278: String(7278 * 75),
      "71.7": String(Math.round(7252 * 71.7)),
      ...times(454, [7208, 7211, 7221, 7231, 7251, 7261, 7281, 7291, 7311, 7331, 7351, 7371]),
    },
  };
}

/** One of each type that has a meaning here, all of their values, numbers and texts marked. */
function circleObjects(wide: boolean): string {
  const w = (flags: string): string => (wide ? `${flags} 0 0 0` : flags);
  const object = (
    vnum: number,
    word: string,
    [type, extra, wear]: readonly [number, string, string],
    values: string,
    first: number,
    ...parts: string[]
  ): string => {
    const numbers = Array.from({ length: wide ? 5 : 3 }, (_, index) => first + index);
    const names = ["key", "name", "ground", "action"].map((what) => `mk${word}${what}~`);
    const flags = `${type} ${w(extra)} ${w(wear)}${wide ? " b 0 0 0" : ""}`;
    return [`#${vnum}`, ...names, flags, values, numbers.join(" "), ...parts, ""].join("\n");
  };
  return [
    object(
      7002,
      "door",
      [18, "a", "ao"],
      "7201 7202 7203 7204",
      7211,
      "E",
      "mkextra~",
      "mkedge",
      "~",
      "T 7205",
    ),
    object(7003, "blade", [5, "b", "an"], "7206 3 4 3", 7221, "A", "18 7207", "A", "19 17"),
    object(7004, "chest", [15, "c", "a"], "7208 5 7002 7209", 7231),
    object(7005, "potion", [10, "d", "ao"], "7241 7242 7243 7244", 7251),
    object(7006, "coins", [20, "e", "a"], "7245 7246 7247 7248", 7261),
    object(7007, "helmet", [9, "f", "aec"], "7271 7272 7273 7274", 7281, "A", "1 7275"),
    object(7008, "lamp", [1, "g", "ao"], "7276 7277 7278 7279", 7291),
    object(7009, "skin", [17, "h", "ao"], "7301 7302 7303 7304", 7311),
    object(7010, "loaf", [19, "i", "a"], "7321 7322 7323 7324", 7331),
    object(7011, "wand", [3, "j", "ao"], "7341 7342 7343 7344", 7351),
    object(7012, "note", [16, "k", "a"], "7361 7362 7363 7364", 7371),
    "$\n",
  ].join("");
}

function times(factor: number, numbers: readonly number[]): Record<string, string> {
  return Object.fromEntries(numbers.map((number) => [String(number), String(number * factor)]));
}

/** An area of ROM. */
export function romWorld(): MarkedWorld {
  const are = `#AREA
mkfile.are~
mkarea~
{7101 7102} mkauthor    mkcredit~
7000 7099

#MOBILES
#7001
mkmobkey mkmobkeytwo~
mkmobname~
mkmobground
~
mkmoblook
~
mkrace~
ABFG DH 7116 7103
7117 7118 7d7+7120 7d7104+7105 7d7182+7121 mkblow
7106 7107 7108 7109
EF A B C
mkstart mkusual mksex 7122
mkform mkparts mksize mkstuff
M mkgreet 7111 mkgreeting~
F off mkoff
#0

#OBJECTS
#7002
mkkeykey~
mkkeyname~
mkkeyground~
mkkeystuff~
key A AO
7201 7202 7203 7204 7205
7211 7212 7213 P
#7003
mkbladekey~
mkbladename~
mkbladeground~
mkbladestuff~
weapon B AN
sword 3 4 mkedge DF
7221 7222 7223 G
A
18 7207
F
A 0 mkforever B
#7004
mkchestkey~
mkchestname~
mkchestground~
mkcheststuff~
container C A
7208 AC 7002 7209 7210
7231 7232 7233 A
E
mkchestextra~
mkchesttext
~
#7005
mkpillkey~
mkpillname~
mkpillground~
mkpillstuff~
pill D AO
7241 'mkspell one' 'mkspell two' '' ''
7251 7252 7253 W
#7007
mkarchkey~
mkarchname~
mkarchground~
mkarchstuff~
portal E 0
7271 7272 7273 7002 7274
7281 7282 7283 D
#0

#ROOMS
#7001
mkroomname~
mkroomlook
~
7112 DK 1
D0
mkexitlook
~
mkdoor mkdoorother~
3 7002 7002
D1
mkplainlook
~
mkplainwords~
0 7113 7003
E
mkextra mkextratwo~
mkextratext
~
H 150 M 7114
O mkowner~
S
#7002
mkroomtwo~
mkroomlooktwo
~
0 C 3
D2
mkbacklook
~
mkbackdoor~
1 7115 7001
S
#7003
mkroomthree~
mkroomlookthree
~
0 L 9
D3
~
~
0 -1 7001
S
#0

#RESETS
M 0 7001 7124 7001 7125
G 0 7002 7126
E 0 7003 7127 7128
O 0 7004 7129 7002
P 0 7005 7130 7004 7131
O 0 7007 7132 7003
D 0 7001 0 2
R 0 7002 4
S

#SHOPS
7001 5 10 0 0 0 7170 7171 7172 7173
0

#SPECIALS
M 7001 mkspec
S

#HELPS
7189 MKHELP 'MKHELP TWO'~
mkhelptext
~
0 $~

#MOBPROGS
#7001
mkprogram
~
#0

#MKSECTION
mksectiontext

#$
`;
  return {
    files: { are },
    shaped: {
      7120: String(7 * 4 + 7120 - 20 - 6 * 100),
      7170: String(Math.round(7213 * 71.7)),
      7171: "71.71",
      7208: String(7208 * 454),
      ...times(45, [7212, 7222, 7232, 7252, 7282]),
    },
  };
}

/** An area of Merc. */
export function mercWorld(): MarkedWorld {
  const are = `#AREA   {7101 7102} mkauthor  mkarea~

#MOBILES
#7001
mkmobkey~
mkmobname~
mkmobground
~
mkmoblook
~
2|32 4|128 7116 S
7117 7118 7119 7d7+7120 7d7182+7121
7122 7123
6 5 1
#0

#OBJECTS
#7002
mkloafkey~
mkloafname~
mkloafground~
mkloafaction~
19 1 1
7321 7322 7323 7324
7331 7332 7333
E
mkloafextra~
mkloaftext
~
A
1 7134
#0

#ROOMS
#7001
mkroomname~
mkroomlook
~
7112 8 4
D1
mkexitlook
~
mkdoor~
2 -1 7002
S
#7002
mkroomtwo~
mkroomlooktwo
~
0 4 5
D3
~
mkdoor~
2 -1 7001
S
#0

#RESETS
M 0 7001 7124 7001
G 0 7002 7126
D 0 7001 1 1
S

#SHOPS
7001 5 10 0 0 0 7170 7171 7172 7173
0

#SPECIALS
M 7001 mkspec
S

#$
`;
  return {
    files: { are },
    shaped: {
      7120: String(7 * 4 + 7120 - 20 - 6 * 100),
      7170: String(Math.round(7332 * 71.7)),
      7171: "71.71",
      7331: String(7331 * 454),
    },
  };
}
