import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../src/index.ts'

/** Lints a text and tells what went wrong in doing so; an empty list where nothing did. */
export type FaultFinder = (text: string, filename: string) => string[]

const scripts = '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'

/**
 * Makes a finder of faults that no file may bring out in the plugin: a rule that throws, a repair that breaks the syntax of
 * a file that parsed, a fix that is not done when it is done.
 *
 * @param cwd - the working directory of the lint runs
 */
export function faultFinder(cwd: string): FaultFinder {
  const linter = new Linter({ cwd })
  const strict = [plugin.configs.strict].flat()
  const config: Linter.Config[] = [
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
    { files: [scripts], languageOptions: { parser } },
    // The preset is for test files; here, it is for every file of a language that it is for
    ...strict.map((preset) => (preset.language === undefined ? { ...preset, files: [scripts] } : preset)),
  ]
  const isBroken = (text: string, filename: string): boolean => linter.verify(text, config, { filename }).some(({ fatal }) => fatal === true)

  return (text, filename) => {
    try {
      const messages = linter.verify(text, config, { filename })
      if (messages.some(({ fatal }) => fatal === true)) return []
      const repairs = messages.flatMap(({ fix, ruleId, suggestions = [] }) => [fix, ...suggestions.map((suggestion) => suggestion.fix)].flatMap((edit) => (edit === undefined ? [] : [{ ruleId, edit }])))
      const faults = repairs.flatMap(({ edit: { range, text: replacement }, ruleId }) =>
        isBroken(text.slice(0, range[0]) + replacement + text.slice(range[1]), filename) ? [`${ruleId}: a repair breaks the syntax`] : [],
      )
      if (!messages.some(({ fix }) => fix !== undefined)) return faults
      const { output } = linter.verifyAndFix(text, config, { filename })
      if (isBroken(output, filename)) faults.push('the fixes together break the syntax')
      else if (linter.verifyAndFix(output, config, { filename }).output !== output) faults.push('fixing what is fixed changes it again')
      return faults
    } catch (error) {
      return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
    }
  }
}
