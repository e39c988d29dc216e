import pymysql from '../../../src/libraries/python/pymysql.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const connection = "import pymysql\nconnection = pymysql.connect(host='localhost', database='app')\n"

describePythonLibrary(pymysql, {
  types: {
    [`${connection}connection.cursor()`]: 'pymysql.Cursor',
    'import MySQLdb\nMySQLdb.connect()': 'pymysql.Connection',
    'import mysql.connector\nmysql.connector.connect()': 'pymysql.Connection',
    'import aiomysql\nawait aiomysql.create_pool()': 'pymysql.Pool',
  },
  opens: { [connection]: ['pymysql connection, server'] },
  closes: [`${connection}connection.close()`],
  executes: { [`${connection}connection.cursor().execute('SELECT 1')`]: ['SELECT 1'] },
})
