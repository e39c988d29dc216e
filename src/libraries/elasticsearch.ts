import { defineLibrary } from './define-library.ts'

export default defineLibrary(() => ({
  packages: ['@elastic/elasticsearch'],
  system: 'elasticsearch',
  reads: ['count', 'exists', 'get', 'info', 'msearch', 'ping', 'search'],
  types: {
    module: {
      Client: {
        construct: 'Client',
        opens: {
          thing: 'client',
          target: [
            { argument: 0, property: 'node', names: 'url' },
            { argument: 0, property: 'nodes', names: 'url' },
            { argument: 0, property: 'cloud.id', names: 'server' },
          ],
          otherwise: 'environment',
        },
        // What stands in for the network, as @elastic/elasticsearch-mock gives it, reaches no server.
        wraps: [{ argument: 0, property: 'Connection' }],
      },
    },
    Client: { child: { returns: 'Client' }, indices: { is: 'Indices' }, close: { closes: true } },
    Indices: {
      create: {
        schema: {
          creates: 'index',
          name: { argument: 0, property: 'index' },
          guard: [{ asks: 'exists' }, { argument: 1, property: 'ignore', value: '[400]' }],
          error: 'resource_already_exists_exception',
        },
      },
      delete: { drops: true },
    },
  },
}))
