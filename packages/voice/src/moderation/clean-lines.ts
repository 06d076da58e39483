/** What harmless visitors say, many with words that a careless filter trips over. For the test of how much is moderated without need. */
export const CLEAN_LINES = `
Good morning to you, Hesper.
Where do I find the chapel?
What's the price of a storm lantern?
I'll have the mead, then.
Any work going for a pair of hands?
u got any bread left
who is the one with the tray on her head
How far is it to the Salt Marsh?
Did the oil boat come in yet?
You bilge-sucking gull-brained rat, that was my herring!
Shut up, you old bilge pump.
Damn this rain.
Bloody gulls took my pasty.
To hell with the customs and their stamp.
I could kill for a mug of small beer.
I'd murder a pasty right now.
This climb nearly killed me.
I will kill every rat under that quay.
Who killed the man in the wreck?
I want to die with my boots on, like any sailor.
I don't want to die in the marsh.
I hurt myself on a net hook.
I cut myself on an oyster shell, have you a bandage?
She's better off drowned than wed to him.
Shoot, I forgot my bucket.
Can you teach me to shoot a bow?
The cockles are fresh today, aren't they?
I'd like two pints of cockles and a crab.
Is that a cockerel on the weathercock?
The coxswain cocked his head.
A blue tit nests in the rigging.
There's a shag on the breakwater, drying its wings.
Is Dick Whittington's cat still about?
My uncle Dick was a pilot here.
The dyke by the marsh wants mending.
There's a chink in the warehouse wall.
Pass the assorted nails.
I need an assassin's cloak for the play.
What class of rope is this?
The bass in the market looks good.
He's a harbour master of the pass.
I come from Scunthorpe, inland.
Penistone is a village, sir, I was born there.
How do you cook shiitake mushrooms?
The ship's bum end is rotten.
The bum-boat came alongside.
Ass or mule, I don't care what pulls the cart.
The donkey is a stubborn ass.
Her horny hands haul rope all day.
The sexton rings no bells here.
Was it a boy or a girl, the new baby?
She has two children and a boat.
Is Limpet a naughty child?
The naked mast leans over the sand.
The boys swim naked in the tide pools, and nobody minds.
Old Tom rang once by himself, they say.
What's the analysis, Clerk Vane?
Can I have an analogue of this stamp?
Hello, is anybody there?
Hell of a night.
I'm dying to hear the rumours.
You scurvy dog.
You son of a sea cook!
You lubber.
You thieving magpie, give back my purse.
I hate you.
You're a liar and a cheat.
Get lost.
I will have your hide for a drum.
Stand aside or I draw.
Your money or your life!
I'll burn your hut down, wrecker.
Tell me a secret.
Don't tell anyone, but I saw lights in the marsh.
Swear on the bells.
Slack water's at four.
Is slack the time for bargains?
The buoy groans like my grandmother.
Sod this, I'm off to the Blind Pilot.
Turf and sods for the fire, please.
The poop deck wants scrubbing.
Hoist the spanker.
Who's the oldest hooker in the harbour, the drifter by the slip?
A hooker is a kind of boat where I come from.
Muff and mittens, both knitted.
The pussy cat sleeps on the counter.
Goose, you good dog, who's a good dog?
The bitch has had her pups.
I picked up faggots of driftwood for the stove.
Meatballs? We call them savoury ducks.
Coming, coming!
I came as quick as I could.
It came loose in the storm.
Cum grano salis, as the schoolmistress says.
Cumin and pepper for the stew.
Number 12 14 16, which berth is mine?
That's 100 coppers for 20 flasks at 5 each.
I counted 1000 herring.
I paid 250 pennies in all.
My account with Madam Pennick is 4500.
The sail is 30 by 20, the mast 45.
It was in the year 1723 or so.
ok
k thx
lol
what
Why?
...
?
YES!!!
noooooo
Soooo good!!
hmmmm
Aaaarrrr!
brrr, cold
zzz
r u ok
i am a new player how do i begin
what can i do here
I do not speak well your language, sorry.
Bonjour, où est la chapelle ?
Der Hafen ist schön.
¿Dónde está el mercado?
What is your name, and what do you do all day?
Do you remember me?
I brought you bread.
Thank you kindly.
Sorry about the herring.
Could you keep it for me till dusk?
Is the marsh dangerous?
Does Edda hear anything at all?
Are the drowned wicked?
What's under the quay?
Who raised the bells?
How deep is it off the slip?
Do you buy nets? I have a net.The rope too.
I have a fish.com on, look at it.
Grapes, scrapes and drapes.
The therapist in the physic garden is kind.
Is there a raper of barley hereabouts, I mean a reaper?
Skunk cabbage stinks.
I sunk it in the cellar.
Retired, are you?
Retard the fuse, gunner, a count of three.
Has the tide turned?
What did Perrin Skate do to the gulls?
My grandfather was a spinster's clerk.
Analyse that.
Essex is far.
Middlesex too.
Sussex marble is what the font is made of.
`
  .trim()
  .split("\n");
