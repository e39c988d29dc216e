import type { SchemaCall } from '../../libraries/define-library.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { libraryMember } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Resolver } from '../values/resolver.ts'
import type { Call, ExprNode } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** A call that makes schema: `metadata.create_all(engine)`, or `connection.run_sync(metadata.create_all)`. */
export interface CreatingCall {
  node: Call
  /** What makes it: `metadata.create_all`. */
  creator: ExprNode
  schema: SchemaCall
  /** What it runs on, where that is known. */
  handle: Instance | undefined
}

/** The creation of schema that a call is or has done for it. */
export function creatingCall(node: Call, module: PythonModule, resolver: Resolver): CreatingCall | undefined {
  const invoked = resolver.invokedMember(node, module)
  const member = libraryMember(invoked)?.member
  const handed = member?.runs && argumentAt(node, member.runs)
  const creator = handed ?? node.func
  const schema = handed === undefined ? member?.schema : libraryMember(resolver.valueOf(handed, module))?.member.schema
  if (schema === undefined) return undefined
  const on = handed === undefined && schema.on ? argumentAt(node, schema.on) : undefined
  const value = on && resolver.valueOf(on, module)
  const handle = handed === undefined ? value : invoked?.receiver
  return { node, creator, schema, handle: handle?.kind === 'instance' ? handle : undefined }
}
