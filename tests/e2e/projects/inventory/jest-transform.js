import ts from 'typescript'

/** Takes the types off. */
export default {
  process: (text, fileName) => ({
    code: ts.transpileModule(text, { fileName, compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true } }).outputText,
  }),
}
