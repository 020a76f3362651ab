/**
 * Vendors of models and of tools around them.
 *
 * @module
 */
import { assigned, tokens, type Detector } from '../detector.ts'

const token = tokens('ai')
const named = assigned('ai')

/** Credentials of vendors of models. The more specific prefix stands first: the first that fits names the finding. */
export const aiDetectors: readonly Detector[] = [
  token('anthropic_key', 'sk-ant-', /sk-ant-[\w-]{24,200}/),
  token('openrouter_key', 'sk-or-', /sk-or-(?:v\d-)?[a-f0-9]{64}\b/),
  token('langfuse_key', 'sk-lf-', /sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/),
  token('helicone_key', 'sk-helicone-', /sk-helicone-[\w-]{20,64}/),
  token(
    'openai_key',
    'sk-',
    /sk-(?:(?:proj|svcacct|admin|None|service)-[\w-]{20,200}|[A-Za-z0-9]{20,64}(?![\w-]))/,
  ),
  token('openai_session', 'sess-', /sess-[A-Za-z0-9]{40}\b/),
  token('huggingface_token', 'hf_', /hf_[A-Za-z0-9]{30,40}\b/),
  token('huggingface_token', 'api_org_', /api_org_[A-Za-z0-9]{34}\b/),
  token('replicate_token', 'r8_', /r8_[A-Za-z0-9]{37}\b/),
  token('groq_key', 'gsk_', /gsk_[A-Za-z0-9]{48,56}\b/),
  token('perplexity_key', 'pplx-', /pplx-[A-Za-z0-9]{40,56}\b/),
  token('xai_key', 'xai-', /xai-[A-Za-z0-9]{70,90}\b/),
  token('together_key', 'tgp_v1_', /tgp_v1_[\w-]{40,46}(?![\w-])/),
  token('fireworks_key', 'fw_', /fw_[A-Za-z0-9]{22,26}\b/),
  token('elevenlabs_key', 'sk_', /sk_[a-f0-9]{48}\b/),
  token('nvidia_key', 'nvapi-', /nvapi-[\w-]{60,72}(?![\w-])/),
  token('langsmith_key', 'lsv2_', /lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}\b/),
  token('pinecone_key', 'pcsk_', /pcsk_[\w-]{40,80}/),
  token('voyage_key', 'pa-', /pa-[\w-]{43}(?![\w-])/, { confidence: 0.8 }),
  token('jina_key', 'jina_', /jina_[a-f0-9]{32}[\w-]{28}(?![\w-])/),
  token('tavily_key', 'tvly-', /tvly-(?:dev-|prod-)?[\w-]{30,50}(?![\w-])/),
  token('firecrawl_key', 'fc-', /fc-[a-f0-9]{32}\b/),
  token('cerebras_key', 'csk-', /csk-[a-z0-9]{48}\b/),
  token('runpod_key', 'rpa_', /rpa_[A-Z0-9]{40}[a-z0-9]{6}\b/),
  token('cursor_key', 'key_', /key_[a-f0-9]{64}\b/),
  token('anyscale_key', 'esecret_', /esecret_[A-Za-z0-9]{20,40}\b/),
  token('e2b_key', 'e2b_', /e2b_[a-f0-9]{40}\b/),
  token('llamaindex_key', 'llx-', /llx-[A-Za-z0-9]{48,52}\b/),
  token('mem0_key', 'm0-', /m0-[A-Za-z0-9]{40}\b/),
  token('wandb_key', 'wandb_v1_', /wandb_v1_[\w-]{60,90}/),
  token('zep_key', 'z_1dW', /z_1dW[\w-]{60,200}\.?[\w-]{0,100}/),
  token('composio_key', 'comp_', /comp_[\w-]{32,48}(?![\w-])/, { confidence: 0.8 }),
  token('deepinfra_key', 'jwt:eyJ', /jwt:(eyJ[\w-]{10,500}\.[\w-]{10,900}\.[\w-]{10,500})/),
  named('wandb_key', 'wandb', /[a-f0-9]{40}/),
  named('cohere_key', 'cohere', /[A-Z0-9]{40}/i),
  named('mistral_key', 'mistral', /[A-Z0-9]{32}/i),
  named('deepgram_key', 'deepgram', /[a-f0-9]{40}/),
  named('assemblyai_key', 'assemblyai', /[a-f0-9]{32}/),
  named('clarifai_key', 'clarifai', /[a-f0-9]{32}/),
  named('stability_key', 'stability dreamstudio', /sk-[A-Za-z0-9]{48}/),
  named('serper_key', 'serper serpapi', /[a-f0-9]{40,64}/),
  named('brave_key', 'brave_search brave_api x-subscription-token', /BSA[\w-]{27,29}/),
  named('exa_key', 'exa_api exa-api', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
]
