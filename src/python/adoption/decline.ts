/** Thrown to leave a plan as a whole; its message says why and ends a sentence. */
export class Declined extends Error {}

export function decline(reason: string): never {
  throw new Declined(reason)
}
