/** What was found out for good, by what it was asked of; `null` is unknown. */
export type Answers<T> = Map<object | string, T | null>

/** Works out answers that lean on each other. */
export interface AnswerKeeper<T> {
  /**
   * Works out an answer, or finds it among those that are kept. While it is being worked out the answer is "unknown",
   * which ends cycles such as `let a = b, b = a`.
   *
   * @param key - what is asked, one among those of `answers`
   * @param answers - keeps the answer if it is the same from wherever it is asked
   * @param compute - works it out
   */
  once: (key: object | string, answers: Answers<T>, compute: () => T | undefined) => T | undefined
  /** Works out part of an answer; gives up on what lies too deep: code that a generator wrote, classes that extend each other. */
  within: <U>(compute: () => U | undefined) => U | undefined
}

/** An answer that is being worked out, or that leans on one which was being worked out. */
interface Unsettled<T> {
  /** How many answers were being worked out around it; 0 once it is known, but not for good. */
  level: number
  value: T | undefined
}

/**
 * Makes a keeper of answers. One that leans on an answer which was still unknown depends on where the question began; it
 * holds for as long as the keeper lives, and is not kept among those for good.
 *
 * @param deepest - how many answers lean on each other at most
 */
export function keepAnswers<T>(deepest: number): AnswerKeeper<T> {
  const unsettled = new Map<Answers<T>, Map<object | string, Unsettled<T>>>()
  let depth = 0
  let level = 0
  /** The outermost unsettled answer that what is being worked out leans on. */
  let leansOn = Infinity

  return { once, within }

  function once(key: object | string, answers: Answers<T>, compute: () => T | undefined): T | undefined {
    const settled = answers.get(key)
    if (settled !== undefined) return settled ?? undefined
    const ofModule = unsettled.get(answers) ?? new Map<object | string, Unsettled<T>>()
    unsettled.set(answers, ofModule)
    const known = ofModule.get(key)
    if (known !== undefined) {
      leansOn = Math.min(leansOn, known.level)
      return known.value
    }
    const before = leansOn
    level += 1
    const asked: Unsettled<T> = { level, value: undefined }
    ofModule.set(key, asked)
    leansOn = Infinity
    try {
      asked.value = within(compute)
    } finally {
      level -= 1
    }
    if (leansOn < asked.level) {
      asked.level = 0
      leansOn = Math.min(leansOn, before)
    } else {
      ofModule.delete(key)
      answers.set(key, asked.value ?? null)
      leansOn = before
    }
    return asked.value
  }

  function within<U>(compute: () => U | undefined): U | undefined {
    if (depth >= deepest) {
      leansOn = 0
      return undefined
    }
    depth += 1
    try {
      return compute()
    } finally {
      depth -= 1
    }
  }
}
