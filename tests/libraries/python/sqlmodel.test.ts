import sqlmodel from '../../../src/libraries/python/sqlmodel.ts'
import { describePythonLibrary } from './describe-python-library.ts'

describePythonLibrary(sqlmodel, {
  types: {
    "from sqlmodel import Session, create_engine\nSession(create_engine('sqlite://'))": 'sqlalchemy.Session',
    'from sqlmodel import SQLModel\nSQLModel.metadata': null,
    'from sqlmodel import SQLModel\nclass User(SQLModel, table=True): pass\nUser.metadata': 'sqlalchemy.MetaData',
    "from sqlmodel.ext.asyncio.session import AsyncSession\nfrom sqlalchemy.ext.asyncio import create_async_engine\nAsyncSession(create_async_engine('x'))": 'sqlalchemy.AsyncSession',
  },
  opens: { "from sqlmodel import Session, create_engine\nSession(create_engine('sqlite://'))": ['sqlmodel engine, memory'] },
})
