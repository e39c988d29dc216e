/**
 * Puts off a computation until its result is first asked for.
 *
 * @param compute - gives the result
 * @returns a function that gives the result, the same each time
 */
export function lazy<T>(compute: () => T): () => T {
  const computed: T[] = []
  return () => {
    const [known] = computed
    if (known !== undefined) return known
    const value = compute()
    computed[0] = value
    return value
  }
}
