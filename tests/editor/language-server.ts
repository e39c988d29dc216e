import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Position {
  line: number
  character: number
}

export interface Range {
  start: Position
  end: Position
}

export interface Diagnostic {
  range: Range
  message: string
  /** The rule's name; a syntax error has none. */
  code?: string
}

export interface CodeAction {
  title: string
  kind: string
  command?: { command: string; arguments: unknown[] }
  edit?: WorkspaceEdit
}

interface TextEdit {
  range: Range
  newText: string
}

interface WorkspaceEdit {
  documentChanges: { edits: TextEdit[] }[]
}

interface Message {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

const server = path.resolve('node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server')
const header = /Content-Length: (\d+)\r\n\r\n/

/** The ESLint language server of VS Code, spoken to as an editor does. */
export class LanguageServer {
  /** What the server complained of. */
  readonly complaints: string[] = []
  readonly #folder: string
  readonly #process: ChildProcessWithoutNullStreams
  readonly #pending = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  readonly #texts = new Map<string, string>()
  readonly #edits: TextEdit[][] = []
  #received = Buffer.alloc(0)
  #sent = 0

  private constructor(folder: string) {
    this.#folder = folder
    this.#process = spawn(process.execPath, [server, '--stdio'], { cwd: folder })
    this.#process.stdout.on('data', (data: Buffer) => {
      this.#receive(data)
    })
    this.#process.stderr.on('data', (data: Buffer) => this.complaints.push(data.toString()))
  }

  /** @param folder - absolute path of the project that is opened as the workspace */
  static async start(folder: string): Promise<LanguageServer> {
    const started = new LanguageServer(folder)
    await started.#request('initialize', {
      processId: process.pid,
      rootUri: uriOf(folder),
      workspaceFolders: [{ uri: uriOf(folder), name: 'consumer' }],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll.eslint'] } } } },
      },
    })
    started.#notify('initialized', {})
    return started
  }

  /**
   * Opens a file, or replaces the text of an open one, as the editor has it: not on disk.
   *
   * @param file - relative to the project
   */
  write(file: string, text: string): void {
    const uri = uriOf(path.join(this.#folder, file))
    this.#sent += 1
    if (this.#texts.has(file)) this.#notify('textDocument/didChange', { textDocument: { uri, version: this.#sent }, contentChanges: [{ text }] })
    else this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: languageOf(file), version: this.#sent, text } })
    this.#texts.set(file, text)
  }

  /** The squiggles of an open file. */
  async diagnostics(file: string): Promise<Diagnostic[]> {
    const { items } = (await this.#request('textDocument/diagnostic', { textDocument: this.#document(file) })) as { items: Diagnostic[] }
    return items
  }

  /** What the editor offers at some squiggles of an open file. */
  async quickFixes(file: string, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const [range] = diagnostics.map((diagnostic) => diagnostic.range)
    return (await this.#request('textDocument/codeAction', { textDocument: this.#document(file), range, context: { diagnostics, only: ['quickfix'], triggerKind: 1 } })) as CodeAction[]
  }

  /** The text of an open file after one of the offered actions. */
  async after(file: string, { command }: CodeAction): Promise<string> {
    this.#edits.length = 0
    await this.#request('workspace/executeCommand', command)
    return this.#edited(file, this.#edits.flat())
  }

  /** The text of an open file after a save with `source.fixAll.eslint`. */
  async afterSave(file: string): Promise<string> {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const context = { diagnostics: [], only: ['source.fixAll.eslint'], triggerKind: 2 }
    const actions = (await this.#request('textDocument/codeAction', { textDocument: this.#document(file), range, context })) as CodeAction[]
    return this.#edited(file, actions.flatMap(({ edit }) => edit?.documentChanges.flatMap(({ edits }) => edits) ?? []))
  }

  async stop(): Promise<void> {
    await this.#request('shutdown', null)
    this.#notify('exit', null)
  }

  #document(file: string): { uri: string } {
    return { uri: uriOf(path.join(this.#folder, file)) }
  }

  #edited(file: string, edits: readonly TextEdit[]): string {
    const text = this.#texts.get(file) ?? ''
    const lines = text.split('\n')
    const offset = ({ line, character }: Position): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character
    const backwards = edits.toSorted((left, right) => offset(right.range.start) - offset(left.range.start))
    return backwards.reduce((edited, { newText, range }) => edited.slice(0, offset(range.start)) + newText + edited.slice(offset(range.end)), text)
  }

  async #request(method: string, params: unknown): Promise<unknown> {
    this.#sent += 1
    const id = this.#sent
    const answered = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
    })
    this.#send({ id, method, params })
    return answered
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params })
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #receive(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data])
    for (let found = header.exec(this.#received.toString('latin1')); found !== null; found = header.exec(this.#received.toString('latin1'))) {
      const begin = found.index + found[0].length
      const end = begin + Number(found[1])
      if (this.#received.length < end) return
      const message = JSON.parse(this.#received.subarray(begin, end).toString()) as Message
      this.#received = this.#received.subarray(end)
      this.#handle(message)
    }
  }

  #handle({ id, method, params, result, error }: Message): void {
    if (method === undefined) {
      const pending = this.#pending.get(id ?? 0)
      this.#pending.delete(id ?? 0)
      if (error === undefined) pending?.resolve(result)
      else pending?.reject(new Error(error.message))
    } else if (id !== undefined) {
      this.#send({ id, result: this.#answer(method, params) })
    } else if (method === 'window/showMessage' || method === 'eslint/exitCalled' || (method === 'eslint/status' && (params as { state: number }).state !== 1)) {
      this.complaints.push(JSON.stringify({ method, params }))
    }
  }

  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') return (params as { items: unknown[] }).items.map(() => this.#settings())
    if (method !== 'workspace/applyEdit') return null
    const { edit } = params as { edit: WorkspaceEdit }
    this.#edits.push(...edit.documentChanges.map(({ edits }) => edits))
    return { applied: true }
  }

  /** What the ESLint extension of VS Code sends where the user has set nothing. */
  #settings(): Record<string, unknown> {
    return {
      validate: 'on',
      packageManager: 'npm',
      useESLintClass: true,
      useFlatConfig: true,
      experimental: {},
      codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
      codeActionOnSave: { mode: 'all' },
      format: false,
      quiet: false,
      onIgnoredFiles: 'off',
      options: {},
      rulesCustomizations: [],
      run: 'onType',
      problems: { shortenToSingleLine: false },
      nodePath: null,
      workspaceFolder: { uri: uriOf(this.#folder), name: 'consumer' },
    }
  }
}

function uriOf(file: string): string {
  return pathToFileURL(file).href
}

function languageOf(file: string): string {
  const extension = path.extname(file)
  if (extension === '.py') return 'python'
  return `${extension.includes('ts') ? 'typescript' : 'javascript'}${extension.endsWith('x') ? 'react' : ''}`
}
