/** The kinds of schema object that a statement creates, alters or drops. */
export type ObjectKind = (typeof phrases)[number][1]

/** What a `CREATE` says between the verb and the kind, or behind the kind. */
export type Modifier = 'concurrently' | 'constraint' | 'foreign' | 'private' | 'temporary' | 'unique' | 'unlogged' | 'virtual'

// Longer phrases stand before the ones they begin with.
const phrases = [
  ['AGGREGATE FUNCTION', 'function'],
  ['AGGREGATE', 'aggregate'],
  ['CAST', 'cast'],
  ['COLLATION', 'collation'],
  ['DATABASE', 'database'],
  ['DOMAIN', 'domain'],
  ['EVENT TRIGGER', 'event trigger'],
  ['EVENT', 'event'],
  ['EXTENSION', 'extension'],
  ['FOREIGN DATA WRAPPER', 'foreign data wrapper'],
  ['FUNCTION', 'function'],
  ['GROUP', 'role'],
  ['INDEX', 'index'],
  ['KEYSPACE', 'schema'],
  ['LANGUAGE', 'language'],
  ['MACRO', 'function'],
  ['MATERIALIZED VIEW', 'materialized view'],
  ['OPERATOR', 'operator'],
  ['POLICY', 'policy'],
  ['PROC', 'procedure'],
  ['PROCEDURE', 'procedure'],
  ['PUBLICATION', 'publication'],
  ['ROLE', 'role'],
  ['ROUTINE', 'function'],
  ['ROW POLICY', 'policy'],
  ['RULE', 'rule'],
  ['SCHEMA', 'schema'],
  ['SECRET', 'secret'],
  ['SECURITY POLICY', 'policy'],
  ['SEQUENCE', 'sequence'],
  ['SERVER', 'server'],
  ['STATISTICS', 'statistics'],
  ['SUBSCRIPTION', 'subscription'],
  ['TABLE', 'table'],
  ['TEXT SEARCH CONFIGURATION', 'text search'],
  ['TEXT SEARCH DICTIONARY', 'text search'],
  ['TEXT SEARCH PARSER', 'text search'],
  ['TEXT SEARCH TEMPLATE', 'text search'],
  ['TRANSFORM', 'transform'],
  ['TRIGGER', 'trigger'],
  ['TYPE', 'type'],
  ['USER MAPPING', 'user mapping'],
  ['USER', 'user'],
  ['VIEW', 'view'],
] as const

interface KindPhrase {
  words: readonly string[]
  kind: ObjectKind
}

/** The words that name a kind, by their first; the longest first where one begins another. */
export const kindPhrases: ReadonlyMap<string, readonly KindPhrase[]> = phrasesByFirstWord()

function phrasesByFirstWord(): Map<string, KindPhrase[]> {
  const byWord = new Map<string, KindPhrase[]>()
  for (const [phrase, kind] of phrases) {
    const parts = phrase.split(' ')
    const [first = phrase] = parts
    const known = byWord.get(first)
    if (known === undefined) byWord.set(first, [{ words: parts, kind }])
    else known.push({ words: parts, kind })
  }
  return byWord
}

/** The words that may stand between `CREATE` and the kind; `null` where nothing depends on it. */
export const modifierWords: ReadonlyMap<string, Modifier | null> = new Map<string, Modifier | null>([
  ['CONSTRAINT', 'constraint'],
  ['FOREIGN', 'foreign'],
  ['PRIVATE', 'private'],
  ['TEMP', 'temporary'],
  ['TEMPORARY', 'temporary'],
  ['UNIQUE', 'unique'],
  ['UNLOGGED', 'unlogged'],
  ['VIRTUAL', 'virtual'],
  ...words('BITMAP CLUSTERED COLUMNSTORE EDITIONABLE EXTERNAL FORCE FULLTEXT GLOBAL HASH INVERTED LOCAL'),
  ...words('NO NONCLUSTERED NONEDITIONABLE PERSISTENT PROCEDURAL RECURSIVE SPATIAL TRUSTED VECTOR'),
])

function words(list: string): [string, null][] {
  return list.split(' ').map((word) => [word, null])
}

/** Words that are no plain name in any dialect; after a kind they show prose: "create table for users". */
export const reservedWords: ReadonlySet<string> = new Set(
  'AND AS AUTHORIZATION CREATE FOR FROM IF IN INTO IS NOT OF ON OR SELECT TABLE TO USING WHERE WITH'.split(' '),
)

const roleOptions =
  'END ( , @ ACCOUNT ADMIN AUTHORIZATION BYPASSRLS CONNECTION CREATEDB CREATEROLE DEFAULT ENCRYPTED FOR FROM GRANTEES HOST ' +
  'IDENTIFIED IN INHERIT LOGIN NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT NOLOGIN NOREPLICATION NOSUPERUSER NOT ON ' +
  'PASSWORD REPLICATION REQUIRE ROLE SETTINGS SUPERUSER SYSID UNENCRYPTED USER VALID WITH WITHOUT'

const routineHeads = '( AS IS @ RETURNS RETURN BEGIN FOR WITH ON LANGUAGE'

/**
 * What may stand behind the name, `END` for nothing more; `null` for anything. It tells `CREATE TABLE users (id int)`
 * from "create table users first". A hole may always stand there.
 */
export const continuations: Readonly<Record<ObjectKind, ReadonlySet<string> | null>> = {
  aggregate: tokens('('),
  cast: tokens('('),
  collation: tokens('( FROM'),
  database: tokens(
    'END = ALLOW_CONNECTIONS BUILTIN_LOCALE CHARACTER CHARSET COLLATE COLLATION_VERSION COMMENT CONNECTION CONTAINMENT DEFAULT ' +
      'ENCODING ENCRYPTION ENGINE ICU_LOCALE ICU_RULES IS_TEMPLATE LC_COLLATE LC_CTYPE LOCALE LOCALE_PROVIDER OID ON OWNER ' +
      'PRIMARY STRATEGY SURVIVE TABLESPACE TEMPLATE UUID WITH',
  ),
  domain: null,
  event: tokens('ON'),
  'event trigger': tokens('ON'),
  extension: tokens('END CASCADE FROM SCHEMA VERSION WITH'),
  'foreign data wrapper': tokens('END HANDLER NO OPTIONS VALIDATOR'),
  function: tokens(routineHeads),
  index: tokens('ON USING'),
  language: tokens('END HANDLER INLINE VALIDATOR'),
  'materialized view': tokens('( AS BUILD ENGINE NEVER ON ORGANIZATION PARALLEL POPULATE REFRESH SEGMENT TABLESPACE TO USING WITH'),
  operator: null,
  policy: tokens('ADD ON'),
  procedure: tokens(routineHeads),
  publication: tokens('END FOR WITH'),
  role: tokens(roleOptions),
  rule: tokens('AS'),
  schema: tokens('END AUTHORIZATION CHARACTER CHARSET COLLATE COMMENT CREATE DEFAULT ENCRYPTION GRANT WITH'),
  secret: tokens('( IN'),
  sequence: tokens(
    'END AS CACHE CYCLE INCREMENT MAXVALUE MINVALUE NO NOCACHE NOCYCLE NOMAXVALUE NOMINVALUE NOORDER ORDER OWNED START VIRTUAL',
  ),
  server: tokens('FOREIGN TYPE VERSION'),
  statistics: tokens('( ON'),
  subscription: tokens('CONNECTION'),
  table: tokens(
    '( AS CLONE COLLATE COMMENT ENGINE EMPTY FROM INHERITS LIKE OF ON ORDER PARTITION PRIMARY SELECT SERVER TABLESPACE USING ' +
      'UUID VALUES WITH',
  ),
  'text search': tokens('('),
  transform: null,
  trigger: tokens('AFTER BEFORE DELETE FOR INSERT INSTEAD NO ON UPDATE'),
  type: tokens('END ( AS FROM IS OID UNDER'),
  user: tokens(roleOptions),
  'user mapping': tokens('FOR'),
  view: tokens('( AS BEQUEATH COMMENT ENGINE OF ON SQL TO WITH'),
}

/** Kinds whose name may be left out, and what then stands in its place. */
export const namelessHeads: Readonly<Partial<Record<ObjectKind, ReadonlySet<string>>>> = {
  cast: tokens('('),
  index: tokens('ON USING'),
  operator: tokens('= < > ! ~ + - * / @ # % ^ & | ?'),
  role: tokens('CURRENT_USER'),
  schema: tokens('AUTHORIZATION'),
  secret: tokens('('),
  statistics: tokens('ON'),
  transform: tokens('FOR'),
  'user mapping': tokens('FOR'),
}

/** Kinds whose body may be a `BEGIN … END` block with semicolons in it. */
export const routineKinds: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['event', 'function', 'procedure', 'trigger'])

function tokens(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
