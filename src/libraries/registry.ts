import type { Library } from './define-library.ts'
import betterSqlite3 from './better-sqlite3.ts'
import bigquery from './bigquery.ts'
import bun from './bun.ts'
import cassandraDriver from './cassandra-driver.ts'
import clickhouse from './clickhouse.ts'
import dynamodb from './dynamodb.ts'
import drizzleOrm from './drizzle-orm.ts'
import duckdb from './duckdb.ts'
import duckdbNodeApi from './duckdb-node-api.ts'
import elasticsearch from './elasticsearch.ts'
import ioredis from './ioredis.ts'
import knex from './knex.ts'
import kysely from './kysely.ts'
import libsql from './libsql.ts'
import libsqlClient from './libsql-client.ts'
import mariadb from './mariadb.ts'
import mikroOrm from './mikro-orm.ts'
import mongodb from './mongodb.ts'
import mongodbMemoryServer from './mongodb-memory-server.ts'
import mongoose from './mongoose.ts'
import mssql from './mssql.ts'
import mysql from './mysql.ts'
import mysql2 from './mysql2.ts'
import neo4jDriver from './neo4j-driver.ts'
import neon from './neon.ts'
import nestjsMongoose from './nestjs-mongoose.ts'
import nestjsSequelize from './nestjs-sequelize.ts'
import nestjsTypeorm from './nestjs-typeorm.ts'
import nodeSqlite from './node-sqlite.ts'
import objection from './objection.ts'
import oracledb from './oracledb.ts'
import pg from './pg.ts'
import pgMem from './pg-mem.ts'
import pgPromise from './pg-promise.ts'
import pglite from './pglite.ts'
import planetscale from './planetscale.ts'
import postgres from './postgres.ts'
import prisma from './prisma.ts'
import redis from './redis.ts'
import sequelize from './sequelize.ts'
import sequelizeCore from './sequelize-core.ts'
import slonik from './slonik.ts'
import sqlJs from './sql-js.ts'
import sqlite from './sqlite.ts'
import sqlite3 from './sqlite3.ts'
import supabase from './supabase.ts'
import tedious from './tedious.ts'
import testcontainers from './testcontainers.ts'
import typeorm from './typeorm.ts'
import vercelPostgres from './vercel-postgres.ts'

/** Every database library the plugin knows. */
export const libraries: readonly Library[] = [
  betterSqlite3,
  bigquery,
  bun,
  cassandraDriver,
  clickhouse,
  dynamodb,
  drizzleOrm,
  duckdb,
  duckdbNodeApi,
  elasticsearch,
  ioredis,
  knex,
  kysely,
  libsql,
  libsqlClient,
  mariadb,
  mikroOrm,
  mongodb,
  mongodbMemoryServer,
  mongoose,
  mssql,
  mysql,
  mysql2,
  neo4jDriver,
  neon,
  nestjsMongoose,
  nestjsSequelize,
  nestjsTypeorm,
  nodeSqlite,
  objection,
  oracledb,
  pg,
  pgMem,
  pgPromise,
  pglite,
  planetscale,
  postgres,
  prisma,
  redis,
  sequelize,
  sequelizeCore,
  slonik,
  sqlJs,
  sqlite,
  sqlite3,
  supabase,
  tedious,
  testcontainers,
  typeorm,
  vercelPostgres,
]
