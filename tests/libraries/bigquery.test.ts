import bigquery from '../../src/libraries/bigquery.ts'
import { describeLibrary } from './describe-library.ts'

const client = "import { BigQuery } from '@google-cloud/bigquery'; const bigquery = new BigQuery({ apiEndpoint: 'http://localhost:9050' });"

describeLibrary(bigquery, {
  types: {
    "import { BigQuery } from '@google-cloud/bigquery'; new BigQuery()": '@google-cloud/bigquery.BigQuery',
    "const { BigQuery } = require('@google-cloud/bigquery'); new BigQuery()": '@google-cloud/bigquery.BigQuery',
    [`${client} bigquery.dataset('app')`]: '@google-cloud/bigquery.Dataset',
    [`${client} bigquery.dataset('app').table('users')`]: '@google-cloud/bigquery.Table',
    [`${client} bigquery.job('1')`]: null,
  },
  opens: {
    "import { BigQuery } from '@google-cloud/bigquery'; new BigQuery({ apiEndpoint: 'http://localhost:9050' })": [],
    "import { BigQuery } from '@google-cloud/bigquery'; new BigQuery()": [],
  },
  executes: {
    [`${client} bigquery.query('SELECT 1')`]: ['SELECT 1'],
    [`${client} bigquery.createQueryJob({ query: 'SELECT 1' })`]: ['SELECT 1'],
    [`${client} bigquery.dataset('app').query({ query: 'SELECT 1' })`]: ['SELECT 1'],
    [`${client} bigquery.dataset('app').createTable('SELECT 1')`]: [],
  },
  schema: {
    [`${client} await bigquery.dataset('app').createTable('users', { schema })`]: 'table users, unguarded',
    [`${client} await bigquery.dataset('app').createTable(name)`]: 'table, unguarded',
    [`${client} await bigquery.dataset('app').table('users').get({ autoCreate: true })`]: null,
    [`${client} await bigquery.dataset('app').delete({ force: true })`]: null,
  },
})
