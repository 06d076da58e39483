/** `perLevel`: of the calling's points for each level, so much goes into each hit; `throughArmour`: the least share that comes through armour. */
export const DAMAGE = { perLevel: 0.5, throughArmour: 0.25 };

/**
 * What a hit takes: the weapon's dice (twice the dice when critical), the bonus of strength, half of what the calling adds for
 * each level, and all that moves `damage`; then armour and resistance take their points off, but never more than three quarters
 * of the hit, and a hit takes 1 at least.
 */
export function damageOf(of: {
  dice: number;
  strengthBonus: number;
  level: number;
  perLevel: number;
  modifier: number;
  armour: number;
}): number {
  const raw = of.dice + of.strengthBonus + of.level * of.perLevel * DAMAGE.perLevel + of.modifier;
  return Math.max(1, Math.round(Math.max(raw - of.armour, raw * DAMAGE.throughArmour)));
}
