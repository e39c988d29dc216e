import type { DatabaseKind, Opening, Target } from '../../libraries/define-library.ts'
import { argumentAt } from '../values/call-arguments.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Resolver } from '../values/resolver.ts'
import { childrenOf, dottedName, stringOf, type Call, type ExprNode, type PythonNode } from '../syntax.ts'
import type { Located } from '../values/value.ts'

/**
 * Which database a call opens, by the places that name it.
 *
 * @param node - the opening call
 * @param opening - what the library says of it
 */
export function databaseKind(node: Call, opening: Opening, module: PythonModule, resolver: Resolver): DatabaseKind {
  for (const target of opening.target ?? []) {
    const argument = argumentAt(node, target)
    const kind = argument && namedKind({ node: argument, module }, target, resolver)
    if (kind !== undefined) return kind
  }
  return opening.otherwise
}

function namedKind(located: Located<ExprNode>, { names }: Target, resolver: Resolver): DatabaseKind | undefined {
  // A container says where it listens
  if (comesFromHandle(located, resolver)) return 'ephemeral'
  const origin = textOrigin(located)
  const { text, isWhole } = leadingText(located)
  if (text !== undefined && isMemory(text, isWhole, names)) return 'memory'
  if (origin === 'ephemeral') return 'ephemeral'
  if (text !== undefined && isRemote(text)) return 'server'
  if (origin !== undefined) return origin
  if (text === undefined) return 'unknown'
  return names === 'file' || /^(?:file|sqlite(?:\+\w+)?|duckdb):/.test(text) ? 'file' : 'server'
}

/** `create_engine(postgres.get_connection_url())` */
function comesFromHandle({ node, module }: Located<ExprNode>, resolver: Resolver): boolean {
  const inner = valueBehind({ node, module }).node
  if (inner.nodeType === 'Call' && inner.func.nodeType === 'Attribute') {
    const value = resolver.valueOf(inner.func.value, module)
    return (value?.kind === 'instance' && value.api.subject === 'library') || comesFromHandle({ node: inner.func.value, module }, resolver)
  }
  return false
}

function isMemory(text: string, isWhole: boolean, names: Target['names']): boolean {
  if (text.includes(':memory:') || text.includes('mode=memory')) return true
  // SQLAlchemy's `sqlite://` and `sqlite+aiosqlite://` name no file
  return isWhole && (/^sqlite(?:\+\w+)?:\/\/\/?$/.test(text) || (text === '' && names === 'file'))
}

/** Any URL but one of a file. */
function isRemote(text: string): boolean {
  return /^(?!file:|sqlite|duckdb)[\w+]+:\/\//.test(text)
}

/** What the URL that names a database begins with, as far as it is written out. */
export function urlText(node: Call, opening: Opening, module: PythonModule): string | undefined {
  const target = opening.target?.find(({ names }) => names === 'url')
  const argument = target && argumentAt(node, target)
  return argument === undefined ? undefined : leadingText({ node: argument, module }).text
}

/** The text that an expression begins with, as far as it is written out, and whether that is all of it; names are followed. */
function leadingText(located: Located<ExprNode>): { text?: string; isWhole: boolean } {
  const { node, module } = valueBehind(located)
  switch (node.nodeType) {
    case 'Constant': {
      const text = stringOf(node)
      return { ...(text !== undefined && { text }), isWhole: true }
    }
    case 'JoinedStr': {
      const [first] = node.values
      const text = stringOf(first)
      return first?.nodeType === 'FormattedValue' ? { ...leadingText({ node: first.value, module }), isWhole: false } : { ...(text !== undefined && { text }), isWhole: node.values.length === 1 }
    }
    case 'BinOp':
      return { ...leadingText({ node: node.left, module }), isWhole: false }
    default:
      return { isWhole: false }
  }
}

/** What a name stands for, where it is given one value. */
function valueBehind({ node, module }: Located<ExprNode>, depth = 0): Located<ExprNode> {
  if (node.nodeType !== 'Name' || depth > 8) return { node, module }
  const definitions = module.scopes.variableOf(node)?.definitions ?? []
  const [first] = definitions
  return definitions.length === 1 && first?.kind === 'assignment' && first.value !== undefined ? valueBehind({ node: first.value, module }, depth + 1) : { node, module }
}

/** Words in a name that say a path is thrown away: `tempfile.mkstemp()`, `tmp_path`, `tmpdir`. */
const temporaryWords: ReadonlySet<string> = new Set(['mkdtemp', 'mkstemp', 'namedtemporaryfile', 'temp', 'tempdir', 'tempfile', 'temporary', 'temporarydirectory', 'tmp', 'tmpdir', 'tmpfile'])

/** Functions that give a new text each time: `uuid.uuid4()`, `secrets.token_hex()`, `os.getpid()`. */
const randomCall = /^(?:uuid\d|token_\w+|getpid|time|time_ns|random|randint)$/

/** What the parts of a target tell: taken from the environment, or made for this run only. */
function textOrigin(located: Located, seen = new Set<PythonNode>()): 'environment' | 'ephemeral' | undefined {
  const { node, module } = located
  if (seen.has(node) || seen.size > 200) return undefined
  seen.add(node)
  if (node.nodeType === 'Constant' && /(?:^|:)\/{1,4}tmp\//.test(stringOf(node) ?? '')) return 'ephemeral'
  if (node.nodeType === 'Attribute' || node.nodeType === 'Name') {
    const name = dottedName(node) ?? ''
    if (/\benviron$/.test(name)) return 'environment'
    if (name.split(/[._]/).some((word) => temporaryWords.has(word.toLowerCase())) || randomCall.test(name.split('.').at(-1) ?? '')) return 'ephemeral'
  }
  if (node.nodeType === 'Call' && ['getenv', 'os.getenv'].includes(dottedName(node.func) ?? '')) return 'environment'
  const parts = node.nodeType === 'Name' ? definedBy(node, module) : childrenOf(node)
  const origins = parts.map((part) => textOrigin({ node: part, module }, seen))
  return origins.find((origin) => origin === 'ephemeral') ?? origins.find((origin) => origin !== undefined)
}

/** The values that a name is given, and for a part of a tuple the whole: `fd, path = tempfile.mkstemp()`. */
function definedBy(node: PythonNode & { nodeType: 'Name' }, module: PythonModule): PythonNode[] {
  return (module.scopes.variableOf(node)?.definitions ?? []).flatMap((definition) => {
    if (definition.kind === 'with') return [definition.value]
    if (definition.kind !== 'assignment') return []
    return [definition.value ?? (definition.statement.nodeType === 'Assign' ? definition.statement.value : undefined)].filter((value) => value !== undefined)
  })
}
