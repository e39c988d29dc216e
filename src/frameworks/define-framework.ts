import { defineApi, type Api, type ApiDefinition, type Member, type Place, type TypeMembers } from '../api/define-api.ts'

/** What a call registers with the test runner. */
export type Registration =
  /** A test, whose function is its body, or a suite, whose function runs while tests are collected. */
  | { registers: 'suite' | 'test' }
  /**
   * A hook. `once` runs once for its suite or file, `each` for every test. An `around` hook runs before and after:
   * what it opens before it calls its argument, it can close behind it.
   */
  | { registers: 'hook'; phase: 'after' | 'around' | 'before'; frequency: 'each' | 'once' }

/** A member of a framework type: where it leads, and what it registers or replaces. */
export interface FrameworkMember<T extends string = string> extends Member<T> {
  /**
   * The call registers the function it gets: the last one among its arguments, unless text follows it
   * (`test.skip(condition, 'reason')`). A call without a function registers nothing.
   */
  registration?: Registration
  /** What the call gives runs its function once for each row of the call's table: `test.each(rows)`. A condition in its place is none. */
  repeats?: true
  /**
   * The call defines fixtures: functions by name in an object (`test.extend({ db: … })`), or a name first and the
   * function last (`test.extend('db', async () => …)`).
   */
  fixtures?: true
  /** The call asks for fixtures by the names in its arguments: `request.getfixturevalue('db')`. */
  requests?: true
  /**
   * The call puts a fake in the place of what the place names: a module (`vi.mock('pg')`), or a name of one
   * (`patch('core.database.engine')`); of what stands there, a member that is named apart (`patch.object(database, 'engine')`).
   */
  mocks?: Place & { member?: Place }
  /** The call gives the original of the module named at the place, where a set-up replaces it: `vi.unmock('pg')`. */
  unmocks?: Place
  /**
   * The member of a test's context runs the function it gets behind that test. A `function` can be taken out of the context:
   * `({ onTestFinished }) => …`.
   */
  endsTest?: 'function' | 'method'
  /** The call runs the function it gets before the file's imports: `vi.hoisted(() => {})`. */
  hoists?: true
}

/** One test framework: how test files register tests, suites, hooks and fixtures with it, and how they mock modules. */
export interface Framework extends Api<FrameworkMember> {
  subject: 'framework'
}

/**
 * Describes a test framework. Types refer to each other by name; a name that is not defined does not compile.
 *
 * @param define - gives the packages, the global variables and the types with their members
 * @returns the framework, as the resolver reads it
 */
export function defineFramework<const T extends string>(define: () => ApiDefinition<T, FrameworkMember<NoInfer<T>>>): Framework & { types: Readonly<Record<T, TypeMembers<FrameworkMember>>> } {
  return defineApi('framework', define)
}
