import ts from 'typescript'
import type { TypeReference } from '../../src/api/define-api.ts'
import type { Library, LibraryMember } from '../../src/libraries/define-library.ts'

/** What the compiler knows of a value: its type, and the symbol whose exports are members that may also be types. */
interface Real {
  type: ts.Type
  symbol?: ts.Symbol | undefined
}

/** What a name stands for: a value, a type or both. */
interface Meaning {
  value?: Real
  declared?: ts.Type
}

/** Types that one model type is compared with at most; more are other instantiations of the same. */
const manyTypes = 20

/** Compares library models with the libraries' own declarations. */
export class RealTypes {
  /** The specifiers of installed modules. */
  readonly specifiers: readonly string[]
  readonly #checker: ts.TypeChecker
  readonly #modules = new Map<string, Real>()
  readonly #globals = new Map<string, ts.Symbol>()

  /**
   * @param file - a file with one `typeof import('…')` for each installed module
   * @param types - packages that declare further modules and globals
   */
  constructor(file: string, types: string[]) {
    const program = ts.createProgram([file], {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types,
    })
    this.#checker = program.getTypeChecker()
    const source = program.getSourceFile(file)
    if (source === undefined) throw new Error(`There is no ${file}.`)
    for (const module of this.#checker.getAmbientModules()) {
      this.#modules.set(module.name.slice(1, -1), { type: this.#checker.getTypeOfSymbol(module), symbol: module })
    }
    const specifiers: string[] = []
    const visit = (node: ts.Node): void => {
      const literal = ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
      if (!ts.isTypeNode(node) || literal === undefined || !ts.isStringLiteral(literal)) {
        ts.forEachChild(node, visit)
        return
      }
      const symbol = this.#checker.getSymbolAtLocation(literal)
      if (symbol === undefined) throw new Error(`'${literal.text}' is not installed.`)
      specifiers.push(literal.text)
      this.#modules.set(literal.text, { type: this.#checker.getTypeFromTypeNode(node), symbol })
    }
    visit(source)
    this.specifiers = specifiers
    const scope = this.#checker.getSymbolsInScope(source, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
    for (const symbol of scope) this.#globals.set(symbol.name, symbol)
  }

  /**
   * Says whether a module can be looked at.
   *
   * @param specifier - the module's specifier
   * @returns whether its declarations are installed
   */
  isInstalled(specifier: string): boolean {
    return this.#modules.has(specifier)
  }

  /**
   * Compares libraries with their declarations.
   *
   * @param libraries - the models
   * @returns by library name, what the models say and no declaration does: `'Pool.conect is no member'`
   */
  compare(libraries: readonly Library[]): ReadonlyMap<string, readonly string[]> {
    const claims = new Map<string, Map<string, boolean>>(libraries.map((library) => [library.name, new Map()]))
    const seen = new Map<string, Set<unknown>>()

    const claim = (library: Library, text: string, holds: boolean): void => {
      const texts = claims.get(library.name)
      texts?.set(text, holds || texts.get(text) === true)
    }

    const visit = (library: Library, type: string, real: Real, specifier?: string): void => {
      const members = library.types[type]
      if (members === undefined || isAnything(real.type)) return
      const key = `${library.name} ${type}`
      const reals = seen.get(key) ?? new Set()
      seen.set(key, reals)
      const identity = real.symbol ?? real.type
      if (reals.has(identity) || reals.size > manyTypes) return
      reals.add(identity)
      for (const [name, member] of Object.entries(members)) {
        const meaning = this.#lookUp(real, name)
        const subject = `${type}.${name}`
        const isThere = meaning !== undefined
        if (specifier !== undefined) claim(library, `${subject} is no export of '${specifier}'`, isThere)
        if (specifier === undefined || isThere) claim(library, `${subject} is no member`, isThere)
        if (meaning !== undefined) follow(library, subject, member, meaning)
      }
    }

    const lead = (library: Library, reference: TypeReference | null | undefined, type: ts.Type, symbol?: ts.Symbol): void => {
      if (reference === undefined || reference === null) return
      const isOwn = typeof reference === 'string'
      const owner = isOwn ? library : libraries.find((each) => each === reference.api)
      if (owner === undefined) return
      for (const each of this.#concrete(type)) visit(owner, isOwn ? reference : reference.type, { type: each, symbol })
    }

    const follow = (library: Library, subject: string, member: LibraryMember, { value, declared }: Meaning): void => {
      if (value !== undefined && isAnything(value.type)) return
      if (member.is !== undefined) {
        claim(library, `${subject} is no value`, value !== undefined)
        if (value !== undefined) lead(library, member.is, value.type, value.symbol)
      }
      if (member.annotates !== undefined) {
        claim(library, `${subject} is no type`, declared !== undefined)
        if (declared !== undefined) lead(library, member.annotates, declared)
      }
      if (member.construct !== undefined) {
        const instances = this.#signatures(value, ts.SignatureKind.Construct).map((signature) => signature.getReturnType())
        claim(library, `${subject} cannot be constructed`, instances.length > 0 || isClass(declared))
        for (const instance of declared === undefined ? instances : [declared, ...instances]) lead(library, member.construct, instance)
      }
      const { returns, tag, callback, closes, executes, schema } = member
      if ([returns, tag, callback, closes, executes, schema].every((fact) => fact === undefined)) return
      const signatures = this.#signatures(value, ts.SignatureKind.Call)
      claim(library, `${subject} cannot be called`, signatures.length > 0 || (member.construct !== undefined && returns === undefined))
      for (const signature of signatures) {
        const result = signature.getReturnType()
        lead(library, returns, result)
        lead(library, tag, result)
        if (callback === undefined) continue
        for (const handler of this.#handlers(signature, callback.argument)) {
          for (const [index, reference] of callback.parameters.entries()) {
            const parameter = handler.parameters[index]
            if (parameter !== undefined) lead(library, reference, this.#checker.getTypeOfSymbol(parameter))
          }
        }
      }
    }

    for (const library of libraries) {
      for (const [specifier, real] of this.#modules) {
        const entry = findPackage(library, specifier)
        if (entry !== undefined) visit(library, entry.type, real, entry.isExact ? specifier : undefined)
      }
      if (library.globals === undefined) continue
      for (const [name, member] of Object.entries(library.types[library.globals] ?? {})) {
        const symbol = this.#globals.get(name)
        claim(library, `${name} is no global`, symbol !== undefined)
        if (symbol !== undefined) follow(library, name, member, this.#meaning(symbol))
      }
    }
    return new Map([...claims].map(([name, texts]) => [name, [...texts].filter(([, holds]) => !holds).map(([text]) => text)]))
  }

  /**
   * Lists what can be read from values of a library.
   *
   * @param library - the model
   * @returns the names of the members that types exported by the library's installed modules declare
   */
  memberNames(library: Library): ReadonlySet<string> {
    const names = new Set<string>()
    const seen = new Set<ts.Symbol>()
    const collect = (symbol: ts.Symbol): void => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol
      if (seen.has(target)) return
      seen.add(target)
      if (isModule(target)) for (const exported of this.#checker.getExportsOfModule(target)) collect(exported)
      if (target.flags & ts.SymbolFlags.Type) for (const { name } of this.#checker.getDeclaredTypeOfSymbol(target).getProperties()) names.add(name)
    }
    for (const [specifier, { symbol }] of this.#modules) {
      if (symbol !== undefined && findPackage(library, specifier) !== undefined) collect(symbol)
    }
    return names
  }

  #lookUp(real: Real, name: string): Meaning | undefined {
    if (name === '()') return this.#callable(real)
    const { symbol } = real
    const exported = isModule(symbol) ? this.#checker.getExportsOfModule(symbol).find((each) => each.name === name) : undefined
    if (exported !== undefined) return this.#meaning(exported)
    const property = this.#checker.getPropertyOfType(real.type, name)
    if (property !== undefined) return this.#meaning(property)
    // A default import of a CommonJS module gives what the module exports.
    return name === 'default' && isCommonJs(symbol) ? { value: real } : undefined
  }

  /** The module or value itself where it can be called; CommonJS packages with a default export tend to export that. */
  #callable(real: Real): Meaning | undefined {
    const value = [real, ...(isCommonJs(real.symbol) ? [this.#lookUp(real, 'default')?.value] : [])].find(
      (each) =>
        this.#signatures(each, ts.SignatureKind.Call).length > 0 || this.#signatures(each, ts.SignatureKind.Construct).length > 0,
    )
    return value === undefined ? undefined : { value }
  }

  #meaning(symbol: ts.Symbol): Meaning {
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol
    return {
      ...(target.flags & (ts.SymbolFlags.Value | ts.SymbolFlags.Module) && {
        value: { type: this.#checker.getTypeOfSymbol(target), symbol: isModule(target) ? target : undefined },
      }),
      ...(target.flags & ts.SymbolFlags.Type && { declared: this.#checker.getDeclaredTypeOfSymbol(target) }),
    }
  }

  #signatures(value: Real | undefined, kind: ts.SignatureKind): readonly ts.Signature[] {
    return value === undefined ? [] : this.#parts(value.type).flatMap((part) => this.#checker.getSignaturesOfType(part, kind))
  }

  #handlers(signature: ts.Signature, argument: number | 'last'): readonly ts.Signature[] {
    const parameters = argument === 'last' ? signature.parameters : signature.parameters.slice(argument, argument + 1)
    return parameters.flatMap((parameter) => this.#signatures({ type: this.#checker.getTypeOfSymbol(parameter) }, ts.SignatureKind.Call))
  }

  /** The type, and what awaiting it gives. */
  #concrete(type: ts.Type): readonly ts.Type[] {
    const awaited = this.#checker.getAwaitedType(type)
    return [...this.#parts(type), ...(awaited === undefined || awaited === type ? [] : this.#parts(awaited))]
  }

  /** The constituents of a union without `null` and `undefined`; of a type parameter, those of its constraint. */
  #parts(type: ts.Type): readonly ts.Type[] {
    const present = this.#checker.getNonNullableType(type)
    if (present.isUnion()) return present.types.flatMap((each) => this.#parts(each))
    const constraint = present.flags & ts.TypeFlags.Instantiable ? this.#checker.getBaseConstraintOfType(present) : undefined
    return constraint === undefined || constraint === present ? [present] : this.#parts(constraint)
  }
}

/**
 * Finds the entry of a library's packages that a specifier falls under.
 *
 * @param library - the model
 * @param specifier - a module specifier
 * @returns the namespace type, and whether the entry names this very specifier
 */
export function findPackage(library: Library, specifier: string): { type: string; isExact: boolean } | undefined {
  const exact = library.packages[specifier]
  if (exact !== undefined) return { type: exact, isExact: true }
  const pattern = Object.entries(library.packages).find(([key]) => key.endsWith('/*') && specifier.startsWith(key.slice(0, -1)))
  return pattern === undefined ? undefined : { type: pattern[1], isExact: false }
}

function isAnything(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0
}

function isClass(type: ts.Type | undefined): boolean {
  return type?.isClass() === true
}

function isModule(symbol: ts.Symbol | undefined): symbol is ts.Symbol {
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Module) !== 0
}

function isCommonJs(symbol: ts.Symbol | undefined): boolean {
  const file = symbol?.declarations?.[0]?.getSourceFile()
  return file !== undefined && (symbol?.flags ?? 0) & ts.SymbolFlags.ValueModule ? file.impliedNodeFormat !== ts.ModuleKind.ESNext : false
}
