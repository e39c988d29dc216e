/** `SELECT`, and what makes or removes a database as a whole: `CREATE DATABASE scratch` over the connection to `postgres`. */
export const looking = /^\s*(?:explain|select|show|(?:alter|create|drop)\s+database)\b/i

/** `PRAGMA foreign_keys = ON` */
export const connectionSetting = /^\s*pragma\b/i

/** A statement that makes or changes schema, anywhere in a text. */
export const changingSchema = /\b(?:alter|create)\s/i

/** Whether every statement of some texts is of a kind, and there is one; a second statement in a text is of none. */
export function areAll(texts: readonly string[], statement: RegExp): boolean {
  return texts.length > 0 && texts.every((text) => statement.test(text) && !/;\s*\S/.test(text))
}
