/**
 * Puts off a computation until its result is first asked for.
 *
 * @param compute - gives the result
 * @returns a function that gives the result, the same each time
 */
export function lazy<T>(compute: () => T): () => T {
  const computed: { value: T }[] = []
  return () => {
    const [known = { value: compute() }] = computed
    computed[0] = known
    return known.value
  }
}
