import beanie from '../../../src/libraries/python/beanie.ts'
import { describePythonLibrary } from './describe-python-library.ts'

describePythonLibrary(beanie, {
  types: { 'from beanie import Document\nDocument': null },
  opens: {
    "from beanie import init_beanie\nawait init_beanie(connection_string='mongodb://localhost/app', document_models=[])": ['beanie ORM instance, server'],
    'from beanie import init_beanie\nawait init_beanie(database=database, document_models=[])': [],
  },
})
