import type { Game } from "../game.ts";
import { words } from "../words.ts";
import { Gauge } from "./gauge.tsx";

const VITALS = ["health", "mana", "stamina"] as const;

/** How the character is: its strength, its foe's, its level and what lasts on it. There while somebody is in play. */
export function Body({ game }: { game: Game }) {
  const vitals = game.vitals.value;
  if (vitals === null) return null;
  const status = game.status.value;
  const foe = status?.foe;
  return (
    <section class="body" aria-label={words.body.label}>
      {VITALS.filter((vital) => vitals[vital].most > 0).map((vital) => {
        const { left, most } = vitals[vital];
        const said = words.body.points(left, most);
        return <Gauge key={vital} id={vital} name={words.body[vital]} left={left} most={most} said={said} />;
      })}
      {foe && (
        <Gauge
          id="foe"
          kind="foe"
          name={words.body.foe(foe.name)}
          left={foe.health}
          most={100}
          said={words.body.share(foe.health)}
        />
      )}
      {status && <p>{words.body.level(status.level, status.experience, status.next)}</p>}
      <Effects game={game} />
    </section>
  );
}

function Effects({ game }: { game: Game }) {
  const effects = game.effects.value?.effects ?? [];
  if (effects.length === 0) return null;
  return (
    <ul aria-label={words.body.effects}>
      {effects.map(({ id, name, harmful, does }) => (
        <li key={id} class={harmful ? "harmful" : "helpful"} title={does}>
          {name} <span class="unseen">({harmful ? words.body.harmful : words.body.helpful})</span>
        </li>
      ))}
    </ul>
  );
}
