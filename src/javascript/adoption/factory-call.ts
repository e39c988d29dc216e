import type { Registrations } from '../runs/registrations.ts'
import type { FixtureShape } from './provided-fixtures.ts'

export type FactoryShape = Extract<FixtureShape, { kind: 'factory' }>

/** A factory as a file calls it. */
export interface FactoryCall {
  shape: FactoryShape & { isAsync: boolean }
  /** The name that the file has it under. */
  name: string
  /** `createTestDb()`, `await createTestDb()` */
  text: string
  /** The file's quote. */
  quote: string
  registrations: Registrations
}

/** The type of something that a factory returns: `Awaited<ReturnType<typeof createTestDb>>['cleanup']`. */
export function returnedType({ name, quote, shape }: FactoryCall, property: string | null): string {
  const returned = `ReturnType<typeof ${name}>`
  const result = shape.isAsync ? `Awaited<${returned}>` : returned
  return property === null ? result : `${result}[${quote}${property}${quote}]`
}
