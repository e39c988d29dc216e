/**
 * Why a file is left to its owner: each the end of a sentence that a message can end with. The page of
 * `no-local-database-fixture` has a row for every one of them.
 */
export const reasons = {
  // The setting is wrong
  noFile: (entry: string) => `\`${entry}\` in the setting \`sharedFixtures\` leads to no file`,
  noFixture: (entry: string) => `\`${entry}\` in the setting \`sharedFixtures\` is not seen to give a database`,

  // The shared fixture is not what the file opens
  noneProvides: 'no shared fixture provides what it opens',
  otherFramework: (name: string) => `the shared fixture is for tests of ${name}`,
  otherSystem: 'the shared fixture leads to another database system',
  otherHandle: (name: string, own: string, given: string) => `\`${name}\` is a ${own}, and the shared fixture gives a ${given}`,
  hiddenHandle: (name: string, own: string) => `\`${name}\` is a ${own}, which the shared fixture keeps to itself`,
  ownOption: (option: string) => `it is opened with \`${option}\`, and the shared fixture is not`,
  factoryDoesMore: 'the function that opens it does more than the shared fixture',
  fixtureDoesMore: 'the fixture of the file does more than the shared one',
  createdTwice: (name: string) => `\`${name}\` is created by the shared fixture too`,
  newerHook: 'the hook it would need is newer than the installed test framework',

  // The file has several databases, or others lead to the same
  severalAtATime: (one: string, other: string) => `\`${one}\` and \`${other}\` are databases of their own at the same time`,
  openedAgain: (name: string) => `\`${name}\` is opened again`,
  openedByHelper: (name: string) => `a function opens \`${name}\` each time it is called`,
  severalNames: 'it is kept under several names',
  besideShared: 'a test that uses it has the shared fixture beside it',
  sameDatabase: (name: string) => `\`${name}\` leads to the same database`,
  withoutUse: (name: string) => `\`${name}\` would be left without a use`,
  worksOnSession: (name: string) => `${name} works on the application's own session`,
  worksOnModels: (name: string) => `${name} works on models, which the application binds to its own session`,

  // It is there at other times
  oneForAll: 'each test has a database of its own here, and the shared fixture is one for all',
  onceForEach: 'a hook that runs once uses it, and the shared fixture is there for each test',
  otherLifetime: (name: string) => `\`${name}\` of the file and the shared fixture live for different times`,
  besideOthers: 'tests that run at the same time would share it',
  outsideTests: (name: string) => `\`${name}\` is used outside tests and hooks`,
  hookWithoutTest: (name: string) => `a hook uses \`${name}\` before there is a test or behind it`,
  inFixture: (name: string) => `\`${name}\` is used by a fixture of the file`,
  noAwait: 'the shared fixture has to be awaited where nothing can be',
  nothingCloses: 'nothing closes it, and the shared fixture has to be cleaned up',
  closedElsewhere: 'it is closed where the clean-up of the shared fixture is out of reach',
  noCleanUp: 'the shared fixture has nothing that closes it',

  // Its uses can't be rewritten
  unnamed: 'nothing keeps it under a name',
  onContext: (context: string) => `\`${context}\` keeps it for hooks and tests, whose uses can not be followed`,
  notSeenInTest: 'no test of the file is seen to use it',
  mixedWork: 'the way it is opened is mixed with other work',
  exported: (name: string) => `\`${name}\` is exported`,
  otherValue: (name: string) => `\`${name}\` is given another value`,
  namesType: (name: string) => `\`${name}\` names a type`,
  needed: (name: string) => `\`${name}\` comes with it and is needed`,
  nameTaken: (name: string) => `\`${name}\` means something else in the file`,
  everyNameTaken: 'each name for the shared fixture means something else in the file',
  noImport: 'no import stays in the file',

  // A function can't be given it
  unnamedFunction: (name: string) => `\`${name}\` is used in a function that has no name`,
  handedOn: (name: string, helper: string) => `\`${name}\` is used in \`${helper}\`, which is handed on`,
  unknownType: (name: string) => `\`${name}\` is used in a function, whose new parameter would need a type`,
  byName: 'a test is registered by the name of its function',
  noRoom: '`arguments` of a test are taken in a way that leaves no room',
  placeTaken: (parameter: string) => `\`${parameter}\` takes the place of the fixture in a callback`,
  tableWithMore: 'a table of tests hands out more than its rows',
  tableSpreads: 'a table of tests spreads rows over parameters, whose types would be lost',
  tableUnseen: 'a table of tests takes rows that the file does not show',
  ownFixtures: (name: string) => `\`${name}\` brings fixtures of its own`,
  typesElsewhere: 'the types of the fixtures are written elsewhere',

  // Mocha's `this`
  thisElsewhere: (name: string) => `\`${name}\` is used where \`this\` is not that of a test or hook`,
  thisOfOther: (name: string) => `\`${name}\` is used outside the suite whose hooks fill it`,
  thisHandedOn: '`this` is handed on',
  thisTyped: 'the type of `this` is written out',
  thisPlace: 'what it is opened with is kept on `this`',
  noThis: 'a test that is given the shared fixture has no `this`',
} as const
