/** A text in quotes, or a comment; `\//` in a regular expression begins none. */
const textOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|(?<!\\)\/\*[\s\S]*?\*\/|(?<!\\)\/\/.*/g

/**
 * A module's text as far as it runs.
 *
 * @param text - the source of a JavaScript or TypeScript module
 */
export function withoutComments(text: string): string {
  return text.replaceAll(textOrComment, (_, quoted: string | undefined) => quoted ?? ' ')
}

/**
 * A module's text without what it says in texts and comments.
 *
 * @param text - a part of the source of a JavaScript or TypeScript module
 */
export function withoutTexts(text: string): string {
  return text.replaceAll(textOrComment, ' ')
}
