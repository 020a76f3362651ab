/**
 * Every run makes the same random values, so that what passed once passes again; `PORTCULLIS_SEED=7 npm test` makes others.
 */
import { configureGlobal } from 'fast-check'

configureGlobal({ seed: Number(process.env['PORTCULLIS_SEED'] ?? 20_260_101) })
