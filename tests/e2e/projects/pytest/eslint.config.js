import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default [
  fixtureHygiene.configs.python,
  { settings: { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py::db_session'] } } },
]
