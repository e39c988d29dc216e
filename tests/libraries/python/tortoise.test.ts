import tortoise from '../../../src/libraries/python/tortoise.ts'
import { describePythonLibrary } from './describe-python-library.ts'

describePythonLibrary(tortoise, {
  types: { 'from tortoise import Tortoise\nTortoise': 'tortoise.Tortoise', 'from tortoise import fields\nfields': null },
  opens: {
    "from tortoise import Tortoise\nawait Tortoise.init(db_url='sqlite://:memory:', modules={})": ['tortoise ORM instance, memory'],
    "from tortoise import Tortoise\nawait Tortoise.init(config=settings)": ['tortoise ORM instance, unknown'],
  },
  closes: ['from tortoise import Tortoise\nawait Tortoise.close_connections()'],
})
