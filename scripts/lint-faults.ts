import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../src/index.ts'

/** Lints a text, under an ESLint configuration's `settings`, and tells what went wrong in doing so; an empty list where nothing did. */
export type FaultFinder = (text: string, filename: string, settings?: Linter.Config['settings']) => string[]

const scripts = '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'

/**
 * Makes a finder of faults that no file may bring out in the plugin: a rule that throws, a repair that breaks the syntax of
 * a file that parsed or takes away what it still uses, a fix that is not done when it is done.
 *
 * @param cwd - the working directory of the lint runs
 */
export function faultFinder(cwd: string): FaultFinder {
  const linter = new Linter({ cwd })
  const presets: Linter.Config[] = [
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
    { files: [scripts], languageOptions: { parser } },
    // A preset is for test files; here, it is for every file of its language
    { ...plugin.configs.strict, files: [scripts] },
    { ...plugin.configs.python, files: ['**/*.py'] },
  ]

  const namesKnown: Linter.Config[] = [{ linterOptions: { noInlineConfig: true } }, { files: [scripts], languageOptions: { parser }, rules: { 'no-undef': 'error' } }]
  const namesUnknown = (text: string, filename: string): string[] => linter.verify(text, namesKnown, { filename }).flatMap(({ message, ruleId }) => (ruleId === 'no-undef' ? [message] : []))

  return (text, filename, settings = {}) => {
    const config = [...presets, { settings }]
    const isBroken = (changed: string): boolean => linter.verify(changed, config, { filename }).some(({ fatal }) => fatal === true)
    try {
      const messages = linter.verify(text, config, { filename })
      if (messages.some(({ fatal }) => fatal === true)) return []
      const repairs = messages.flatMap(({ fix, ruleId, suggestions = [] }) => [fix, ...suggestions.map((suggestion) => suggestion.fix)].flatMap((edit) => (edit === undefined ? [] : [{ ruleId, edit }])))
      // ESLint counts positions from behind a byte order mark
      const body = text.replace(/^\uFEFF/, '')
      const unknownBefore = repairs.length === 0 ? [] : namesUnknown(body, filename)
      const faults = repairs.flatMap(({ edit: { range, text: replacement }, ruleId }) => {
        const repaired = body.slice(0, range[0]) + replacement + body.slice(range[1])
        if (isBroken(repaired)) return [`${ruleId}: a repair breaks the syntax`]
        return namesUnknown(repaired, filename).flatMap((unknown) => (unknownBefore.includes(unknown) ? [] : [`${ruleId}: after a repair, ${unknown}`]))
      })
      if (!messages.some(({ fix }) => fix !== undefined)) return faults
      const { output } = linter.verifyAndFix(text, config, { filename })
      if (isBroken(output)) faults.push('the fixes together break the syntax')
      else if (linter.verifyAndFix(output, config, { filename }).output !== output) faults.push('fixing what is fixed changes it again')
      return faults
    } catch (error) {
      return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    }
  }
}
