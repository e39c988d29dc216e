import supabase from '../../src/libraries/supabase.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(supabase, {
  types: {
    "import { createClient } from '@supabase/supabase-js'; createClient(url, key)": '@supabase/supabase-js.SupabaseClient',
    "const { createClient } = require('@supabase/supabase-js'); createClient(url, key)": '@supabase/supabase-js.SupabaseClient',
    "import { SupabaseClient } from '@supabase/supabase-js'; new SupabaseClient(url, key)": '@supabase/supabase-js.SupabaseClient',
    "import type { SupabaseClient } from '@supabase/supabase-js'; let client: SupabaseClient; client":
      '@supabase/supabase-js.SupabaseClient',
    "import { createServerClient } from '@supabase/ssr'; createServerClient(url, key, { cookies })": '@supabase/supabase-js.SupabaseClient',
    "import { createBrowserClient } from '@supabase/ssr'; createBrowserClient(url, key)": '@supabase/supabase-js.SupabaseClient',
    "import { AuthError } from '@supabase/supabase-js'; AuthError": null,
  },
  opens: {
    "import { createClient } from '@supabase/supabase-js'; createClient('http://127.0.0.1:54321', 'anon')": [
      '@supabase/supabase-js client, server',
    ],
    "import { createClient } from '@supabase/supabase-js'; createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!)": [
      '@supabase/supabase-js client, environment',
    ],
    "import { SupabaseClient } from '@supabase/supabase-js'; new SupabaseClient('http://127.0.0.1:54321', 'anon')": [
      '@supabase/supabase-js client, server',
    ],
    "import { createServerClient } from '@supabase/ssr'; createServerClient(process.env.SUPABASE_URL!, key, { cookies })": [
      '@supabase/supabase-js client, environment',
    ],
  },
})
