/** Thrown to leave a plan as a whole; caught where plans are made. */
export class Declined extends Error {}

/**
 * Leaves the file to its owner.
 *
 * @param reason - the end of a sentence that a message can end with: `\`db\` is used outside tests and hooks`
 */
export function decline(reason: string): never {
  throw new Declined(reason)
}
