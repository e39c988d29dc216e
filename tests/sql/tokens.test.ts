import { describe, expect, test } from 'vitest'
import { holeMark, tokenize } from '../../src/sql/tokens.ts'

/** Reads text in which `${}` stands for a hole, and writes its tokens as `kind:value`. */
function tokens(written: string): string[] {
  const text = written.replaceAll('${}', holeMark)
  const holes = [...text.matchAll(/\uFFFC/g)].map(({ index }) => index)
  return tokenize(text, holes).map(({ kind, value, holed }) => {
    const title = holed && kind !== 'hole' ? `${kind} with a hole` : kind
    return `${title}:${value.replaceAll(holeMark, '${}')}`
  })
}

const cases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  comments: {
    'a -- b': ['word:a'],
    'a -- b\nc': ['word:a', 'word:c'],
    'a -- b\rc': ['word:a', 'word:c'],
    'a--b': ['word:a'],
    'a - -b': ['word:a', 'punctuation:-', 'punctuation:-', 'word:b'],
    'a /* b */ c': ['word:a', 'word:c'],
    'a /* b /* c */ d */ e': ['word:a', 'word:e'],
    'a /* b /* c */ d': ['word:a', 'word:d'],
    'a /* b /* c */ d /* e */ f': ['word:a', 'word:d', 'word:f'],
    'a /* b': ['word:a'],
    '/**/a': ['word:a'],
    '/*/ a */ b': ['word:b'],
    "-- it's\na": ['word:a'],
    'a /* ${} */ b': ['word:a', 'word:b'],
    '/*+ hint */ a': ['word:a'],
    '/*!50003 a */ b': ['word:a', 'word:b'],
    '/*! a */': ['word:a'],
    '/*M!100100 a*/b': ['word:a', 'word:b'],
  },
  'comments of MySQL beside operators and names with a #': {
    '# a': [],
    '#a\nb': ['word:b'],
    "a;\n# it's\nb": ['word:a', 'punctuation:;', 'word:b'],
    'a, # b\nc': ['word:a', 'punctuation:,', 'word:c'],
    'a # b': ['word:a', 'punctuation:#', 'word:b'],
    "a #> 'b'": ['word:a', 'punctuation:#', 'punctuation:>', 'string:b'],
    "a\n#>> 'b'": ['word:a', 'punctuation:#', 'punctuation:>', 'punctuation:>', 'string:b'],
    'a\n#- b': ['word:a', 'punctuation:#', 'punctuation:-', 'word:b'],
    'TABLE #a (': ['word:TABLE', 'word:#a', 'punctuation:('],
    'TABLE\n  #a (': ['word:TABLE', 'word:#a', 'punctuation:('],
    'a ##b': ['word:a', 'word:##b'],
    'a#b': ['word:a', 'punctuation:#', 'word:b'],
    '1#2': ['number:1', 'punctuation:#', 'number:2'],
  },
  strings: {
    "'a'": ['string:a'],
    "''": ['string:'],
    "'it''s'": ["string:it's"],
    "'a;--b/*'": ['string:a;--b/*'],
    "'a' 'b'": ['string:a', 'string:b'],
    "'a": ['string:a'],
    "'C:\\' b": ['string:C:\\', 'word:b'],
    "'it\\'s' b": ["string:it\\'s", 'word:b'],
    "E'it\\'' b": ["string:it\\'", 'word:b'],
    "e'\\\\' b": ['string:\\\\', 'word:b'],
    "'${}'": ['string with a hole:${}'],
    '$$a;b$$ c': ['string:$$a;b$$', 'word:c'],
    "$tag$ it's $$ $tag$ c": ["string:$tag$ it's $$ $tag$", 'word:c'],
    '$a$ b': ['string:$a$ b'],
    '$1 $2': ['punctuation:$', 'number:1', 'punctuation:$', 'number:2'],
    '$1$2$': ['punctuation:$', 'number:1', 'punctuation:$', 'number:2', 'punctuation:$'],
    '$$${}$$': ['string with a hole:$$${}$$'],
    'a$$b$$': ['word:a$$b$$'],
  },
  'quoted names': {
    '"a"': ['quoted:a'],
    '"a""b"': ['quoted:a"b'],
    '`a``b`': ['quoted:a`b'],
    '"a': ['quoted:a'],
    '"a ${}"': ['quoted with a hole:a ${}'],
    '[a]': ['quoted:a'],
    '[a b].[c]]d]': ['quoted:a b', 'punctuation:.', 'quoted:c]d'],
    'FROM [a]': ['word:FROM', 'quoted:a'],
    'a[1]': ['word:a', 'punctuation:[', 'number:1', 'punctuation:]'],
    'int[]': ['word:int', 'punctuation:[', 'punctuation:]'],
    '"a"[b]': ['quoted:a', 'punctuation:[', 'word:b', 'punctuation:]'],
    'ARRAY[a]': ['word:ARRAY', 'punctuation:[', 'word:a', 'punctuation:]'],
    'ARRAY [a]': ['word:ARRAY', 'punctuation:[', 'word:a', 'punctuation:]'],
    "= ['a;', 'b']": ['punctuation:=', 'punctuation:[', 'string:a;', 'punctuation:,', 'string:b', 'punctuation:]'],
    '[a': ['punctuation:[', 'word:a'],
    '[]': ['punctuation:[', 'punctuation:]'],
  },
  'words and numbers': {
    'a_1$b': ['word:a_1$b'],
    'café': ['word:café'],
    表: ['word:表'],
    'a.b': ['word:a', 'punctuation:.', 'word:b'],
    '1.5e10': ['number:1.5e10'],
    '1..2': ['number:1', 'punctuation:.', 'punctuation:.', 'number:2'],
    '2fa': ['number:2fa'],
    '@a': ['punctuation:@', 'word:a'],
    '\uFEFFa\0b': ['word:a', 'word:b'],
  },
  holes: {
    '${}': ['hole:'],
    '${}${}a': ['hole:', 'hole:', 'word:a'],
    'a${}b': ['word:a', 'hole:', 'word:b'],
    '1${}': ['number:1', 'hole:'],
  },
}

describe.each(Object.entries(cases))('%s', (_title, table) => {
  test.each(Object.entries(table))('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected)
  })
})

test('a mark that is no hole is a part of a word', () => {
  expect(tokenize('a\uFFFC \uFFFC', [3])).toMatchObject([
    { kind: 'word', start: 0, end: 2 },
    { kind: 'hole', start: 3, end: 4 },
  ])
})

test('a token knows where it stands', () => {
  expect(tokenize(' "a" /* */ create')).toEqual([
    { kind: 'quoted', start: 1, end: 4, value: 'a', keyword: '', holed: false },
    { kind: 'word', start: 11, end: 17, value: 'create', keyword: 'CREATE', holed: false },
  ])
})
