import path from 'node:path'

/** A language that rules have cases in. */
export type Language = 'javascript' | 'python'

/** The project whose files the cases of a language import, and where in it a case stands that says nothing else. */
export const caseProjects: Readonly<Record<Language, { folder: string; defaultFilename: string }>> = {
  javascript: { folder: path.resolve('tests/fixtures/project'), defaultFilename: 'tests/example.test.ts' },
  python: { folder: path.resolve('tests/fixtures/python'), defaultFilename: 'tests/test_example.py' },
}
