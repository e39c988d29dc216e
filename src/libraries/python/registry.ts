import type { Library } from '../define-library.ts'
import asyncpg from './asyncpg.ts'
import beanie from './beanie.ts'
import databases from './databases.ts'
import flaskSqlalchemy from './flask-sqlalchemy.ts'
import peewee from './peewee.ts'
import psycopg from './psycopg.ts'
import psycopg2 from './psycopg2.ts'
import pymongo from './pymongo.ts'
import pymysql from './pymysql.ts'
import redis from './redis.ts'
import sqlalchemy from './sqlalchemy.ts'
import sqlite3 from './sqlite3.ts'
import sqlmodel from './sqlmodel.ts'
import testcontainers from './testcontainers.ts'
import tortoise from './tortoise.ts'

/** Every Python database library the plugin knows. Their names are of Python's import system, not of npm's registry. */
export const pythonLibraries: readonly Library[] = [
  asyncpg,
  beanie,
  databases,
  flaskSqlalchemy,
  peewee,
  psycopg,
  psycopg2,
  pymongo,
  pymysql,
  redis,
  sqlalchemy,
  sqlite3,
  sqlmodel,
  testcontainers,
  tortoise,
]
