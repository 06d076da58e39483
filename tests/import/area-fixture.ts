/** One area in the words of ROM (letters for flags) and one in those of Merc (numbers), our own. */
export const ROM_AREA = `#AREA
mill.are~
The Mill~
{ 1 10} Nobody    The Mill~
5000 5099

#MOBILES
#5000
miller old~
the old miller~
The old miller dusts a stool.
~
Flour to the {relbows{x.
~
human~
ABG 0 0 0
12 3 3d9+40 1d1+99 1d6+2 pound
3 3 3 4
EF AB 0 0
stand stand male 200
0 0 medium 0
M GREET 5000 100~
#5001
rat mill~
a mill rat~
A mill rat listens.
~
Sleek.
~
rodent~
AFH DF -500 0
2 0 1d8+10 1d1+9 1d4+1 bite
0 0 0 0
0 0 0 0
stand stand none 0
0 0 small 0
#0

#OBJECTS
#5000
key brass~
a brass key~
A brass key hangs here.~
brass~
key 0 AO
0 0 0 0 0
1 2 30 P
#5001
stone hoist~
a hoist stone~
A hoist stone stands here.~
stone~
weapon ABC AN
mace 2 4 pound 0
4 60 120 P
A
19 2
#5002
chest~
a flour chest~
A flour chest stands here.~
oak~
container 0 P
200 ACD 5000 50 100
1 900 10 P
E
chest flour~
It smells of bread.
~
#5003
arch~
a mossy arch~
A mossy arch leads on.~
stone~
portal 0 0
0 0 0 5002 0
1 0 0 P
#0

#ROOMS
#5000
The Mill Yard~
Wheels against the wall.
~
0 C 2
D0
The door of the mill.
~
door mill~
1 5000 5001
D2
~
~
0 -1 7777
S
#5001
The Mill~
Everything turns.
~
0 DK 0
D2
~
door mill~
1 5000 5000
E
wheel~
As tall as two.
~
H 150 M 100
S
#5002
The Pond~
Ducks.
~
0 0 6
S
#0

#RESETS
M 0 5000 1 5001 1
G 0 5000 1
E 0 5001 1 16
M 0 5001 3 5000 2
O 0 5002 1 5001
P 0 5000 1 5002 1
O 0 5003 1 5000
D 0 5000 0 2
S

#SHOPS
5000 5 0 0 0 0 120 60 8 18
0

#SPECIALS
M 5001 spec_poison
S

#HELPS
0 MILL MILLING~
The mill grinds what you bring.
~
0 $~

#MOBPROGS
#5000
say Mind the wheel.
~
#0

#$
`;

export const MERC_AREA = `#AREA   { 5 15} Nobody   Ford House~

#MOBILES
#6000
goose~
a goose~
A goose hisses.
~
White, and in the way.
~
1|2|32 0 0 S
3 0 0 3d8+5 1d4+1
10 200
8 8 0
#0

#OBJECTS
#6000
loaf~
a loaf~
A loaf lies here.~
~
19 0 1
12 0 0 0
2 8 0
#0

#ROOMS
#6000
The Ford~
Stones, and water over them.
~
0 4|8 6
D1
~
~
0 -1 6001
S
#6001
The House~
A table.
~
0 8 0
D3
~
~
0 -1 6000
S
#0

#RESETS
M 0 6000 1 6000
G 0 6000 1
S

#$
`;
