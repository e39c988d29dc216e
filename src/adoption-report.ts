import type { TSESLint } from '@typescript-eslint/utils'
import { applying } from './create-rule.ts'
import type { Adoption } from './model/fixture-model.ts'

/** What a report says and offers of a plan to take a database from the shared fixture. */
interface AdoptionReport {
  /** The sentence that ends the message where the plan is declined, else nothing. */
  reason: string
  /** For a fixture that the project declared. */
  fix: TSESLint.ReportFixFunction | null
  /** For one that was inferred, under its name. */
  suggest: { messageId: 'adopt'; data: { fixture: string }; fix: TSESLint.ReportFixFunction }[]
}

/** @param adoption - the plan, if there is one */
export function adoptionReport(adoption: Adoption | undefined): AdoptionReport {
  if (adoption === undefined) return { reason: '', fix: null, suggest: [] }
  if ('declined' in adoption) return { reason: ` The fix leaves it to you: ${adoption.declined}.`, fix: null, suggest: [] }
  const { edits, fixture, kind } = adoption
  const fix = applying(edits)
  return kind === 'fix' ? { reason: '', fix, suggest: [] } : { reason: '', fix: null, suggest: [{ messageId: 'adopt', data: { fixture }, fix }] }
}
