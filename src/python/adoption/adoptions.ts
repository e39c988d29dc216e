import { lazy } from '../../lazy.ts'
import type { Library } from '../../libraries/define-library.ts'
import type { Adoption } from '../../model/fixture-model.ts'
import type { Settings } from '../../settings.ts'
import { originOf, type OpeningCall } from '../databases/opening-call.ts'
import type { PythonFile } from '../python-file.ts'
import type { Resolver } from '../values/resolver.ts'
import type { PythonNode } from '../syntax.ts'
import type { Instance } from '../values/value.ts'
import { Declined } from '../../decline.ts'
import type { Adopt } from '../databases/acquisitions.ts'
import type { AdoptImport } from '../sessions/session-imports.ts'
import { planAdoption, type AdoptionPlan } from './plan.ts'
import { handleOf } from './shared-fixture.ts'

/** How the shared fixture takes the place of what a file opens itself. */
export interface Adoptions {
  forOpening: Adopt
  forImport: AdoptImport
}

/**
 * @param file - the linted file
 * @param settings - what the project says of itself
 */
export function createAdoptions(file: PythonFile, settings: Settings): Adoptions {
  const plans = new Map<PythonNode, AdoptionPlan | Declined>()
  const shared = lazy(() => file.fixtures.sharedWith(file.module).flatMap((fixture) => handleOf(fixture, file) ?? []))
  const isAnyShared = ({ library }: OpeningCall): boolean => shared().some((handle) => comesFrom(handle, library, file.resolver))
  return {
    forOpening: (opening) => (isAnyShared(opening) ? adoptionOf(planFor(opening)) : undefined),
    forImport(opening, alias) {
      if (!isAnyShared(opening)) return undefined
      const plan = planFor(opening)
      const isLeft = !(plan instanceof Declined) && !plan.removes(alias)
      return isLeft ? { declined: 'the import has other uses' } : adoptionOf(plan)
    },
  }

  function planFor(opening: OpeningCall): AdoptionPlan | Declined {
    const known = plans.get(opening.node)
    if (known !== undefined) return known
    const plan = attempt(() => planAdoption(opening, file, settings))
    plans.set(opening.node, plan)
    return plan
  }
}

/** Whether a handle is of a library, or was opened through it: SQLModel opens sessions of SQLAlchemy. */
function comesFrom(handle: Instance, library: Library, resolver: Resolver): boolean {
  const origin = originOf(handle, resolver)
  return handle.api === library || (origin.kind === 'opened' && origin.call.library === library)
}

function attempt(plan: () => AdoptionPlan): AdoptionPlan | Declined {
  try {
    return plan()
  } catch (error) {
    if (error instanceof Declined) return error
    throw error
  }
}

function adoptionOf(plan: AdoptionPlan | Declined): Adoption {
  if (plan instanceof Declined) return { declined: plan.message }
  return { kind: plan.isDeclared ? 'fix' : 'suggestion', fixture: `the shared fixture \`${plan.fixture}\``, edits: plan.edits }
}
