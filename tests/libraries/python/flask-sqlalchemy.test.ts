import flaskSqlalchemy from '../../../src/libraries/python/flask-sqlalchemy.ts'
import { describePythonLibrary } from './describe-python-library.ts'

describePythonLibrary(flaskSqlalchemy, {
  types: {
    'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\ndb.session': 'sqlalchemy.Session',
    'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nclass User(db.Model): pass\nUser.__table__': 'sqlalchemy.Table',
  },
  opens: { 'from flask_sqlalchemy import SQLAlchemy\nSQLAlchemy(app)': [] },
})
