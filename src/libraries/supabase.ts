import { defineLibrary, type Opening } from './define-library.ts'

const opens: Opening = { thing: 'client', target: [{ argument: 0, names: 'url' }], otherwise: 'server' }

const creating = { returns: 'SupabaseClient', opens } as const

export default defineLibrary(() => ({
  packages: { '@supabase/supabase-js': 'module', '@supabase/ssr': 'ssr' },
  system: 'postgresql',
  types: {
    module: { createClient: creating, SupabaseClient: { construct: 'SupabaseClient', opens } },
    ssr: { createServerClient: creating, createBrowserClient: creating },
    SupabaseClient: {},
  },
}))
