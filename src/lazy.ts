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

/**
 * Works something out once for each object that it is asked of, and keeps it for as long as the object lives.
 *
 * @param compute - gives the result for an object
 */
export function oncePer<K extends WeakKey, T>(compute: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { value: T }>()
  return (key) => {
    const kept = known.get(key)
    if (kept !== undefined) return kept.value
    const value = compute(key)
    known.set(key, { value })
    return value
  }
}
