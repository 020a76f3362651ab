/**
 * Cloud, hosting and infrastructure credentials. Forms as published by their vendors and in GitHub's list of supported
 * secret-scanning patterns.
 *
 * @module
 */
import { awsAccount } from '../checks/tokens.ts'
import { assigned, tokens, type Detector } from '../detector.ts'

const token = tokens('cloud')
const named = assigned('cloud')

/** Credentials of clouds and hosts. */
export const cloudDetectors: readonly Detector[] = [
  token('aws_access_key', 'AKIA ASIA ABIA ACCA', /(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/, {
    check: awsAccount,
  }),
  token('aws_bedrock_key', 'ABSK', /ABSK[A-Za-z0-9+/]{100,300}={0,2}(?!\w)/),
  token(
    'aws_mws_key',
    'amzn.mws.',
    /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  ),
  token('amazon_oauth_secret', 'amzn1.oa2-cs', /amzn1\.oa2-cs\.v1\.[a-f0-9]{64}\b/),
  named(
    'aws_session_token',
    'aws_session_token aws-session-token awssessiontoken',
    /[A-Z0-9+/]{100,1200}={0,2}/i,
  ),
  token('google_api_key', 'AIza', /AIza[\w-]{35}(?![\w-])/),
  token('google_oauth_secret', 'GOCSPX-', /GOCSPX-[\w-]{28}(?![\w-])/),
  token('google_oauth_token', 'ya29.', /ya29\.[\w-]{20,500}/),
  token('google_refresh_token', '1//0', /1\/\/0[\w-]{40,200}(?![\w-])/),
  token('firebase_server_key', ':APA91', /[\w-]{7,24}:APA91[\w-]{100,200}/, { back: 24 }),
  token('azure_client_secret', '7Q~', /[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/, { back: 3 }),
  token('azure_storage_key', 'AccountKey=', /AccountKey=([A-Z0-9+/]{86}==)/i),
  token('azure_access_key', 'SharedAccessKey=', /SharedAccessKey=([A-Z0-9+/]{43}=)/i),
  token('azure_sas_signature', 'sig=', /sig=([A-Z0-9%+/]{43,80}(?:%3D|=))/i, { confidence: 0.9 }),
  token('azure_devops_token', 'AZDO', /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}\b/, { back: 76 }),
  // Personal access tokens as they were before 2024: 52 digits of base 32 in small letters.
  named('azure_devops_token', 'azure_devops azuredevops vsts system_accesstoken ado_pat', /[a-z2-7]{52}/),
  token('azure_function_key', 'AzFu', /[\w-]{44}AzFu[\w-]{5,8}={0,2}(?!\w)/, { back: 44 }),
  token('azure_search_key', 'AzSe', /[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}\b/, { back: 42 }),
  token('azure_container_registry', '+ACR', /[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}(?!\w)/, {
    back: 43,
  }),
  token('azure_storage_token', '+ASt', /[A-Za-z0-9+/]{76}\+ASt[A-D][A-Za-z0-9+/]{5}==/, { back: 77 }),
  token('azure_cosmos_key', 'ACDb', /[A-Za-z0-9+/]{76}ACDb[A-D][A-Za-z0-9+/]{5}==/, { back: 76 }),
  token('azure_batch_key', '+ABa', /[A-Za-z0-9+/]{76}\+ABa[A-D][A-Za-z0-9+/]{5}==/, { back: 77 }),
  token('azure_event_key', '+AEh +ASb', /[A-Za-z0-9+/]{33}\+A(?:Eh|Sb)[A-Za-z0-9+/]{6,7}={1,2}/, {
    back: 34,
  }),
  token('azure_iot_key', 'AIoT', /[A-Za-z0-9+/]{33}AIoT[A-Za-z0-9+/]{5,7}={1,2}/, { back: 33 }),
  token('azure_openai_key', 'JQQJ99', /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}\b/, { back: 52 }),
  named(
    'azure_key',
    'azure_openai azureopenai ocp-apim-subscription-key subscription_key subscriptionkey',
    /[a-f0-9]{32}/,
  ),
  token('digitalocean_token', 'dop_v1_ doo_v1_ dor_v1_', /do[opr]_v1_[a-f0-9]{64}\b/),
  token('digitalocean_spaces_key', 'DO00', /DO00[A-Z0-9]{16}\b/, { confidence: 0.85 }),
  token('alibaba_access_key', 'LTAI', /LTAI[A-Za-z0-9]{17,21}\b/),
  named('alibaba_secret_key', 'alibaba aliyun access_key_secret accesskeysecret', /[A-Z0-9]{30}/i),
  token('tencent_secret_id', 'AKID', /AKID[A-Za-z0-9]{32}\b/),
  named('ibm_cloud_key', 'ibm_cloud ibmcloud ibm_api bluemix', /[\w-]{44}/),
  token(
    'heroku_key',
    'HRKU-',
    /HRKU-(?:AA[\w-]{58}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/,
  ),
  named('heroku_key', 'heroku', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  named('linode_token', 'linode', /[a-f0-9]{64}/),
  named('vultr_key', 'vultr', /[A-Z0-9]{36}/),
  token('scaleway_key', 'SCW', /SCW[A-Z0-9]{17}\b/, { confidence: 0.85 }),
  named('hetzner_token', 'hcloud hetzner', /[A-Z0-9]{64}/i),
  token('fly_token', 'FlyV1', /FlyV1 (fm\d_[\w+/=,-]{100,1500})/, { solid: false }),
  token('fly_token', 'fm2_', /fm2_[\w+/-]{100,1500}={0,3}/, { confidence: 0.9 }),
  token('fly_token', 'fo1_', /fo1_[\w-]{43}(?![\w-])/),
  token('render_key', 'rnd_', /rnd_[A-Za-z0-9]{28,40}\b/),
  named('railway_token', 'railway', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
  token('vercel_blob_token', 'vercel_blob_rw_', /vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{28,36}\b/),
  token('vercel_token', 'vcp_ vci_ vca_ vcc_ vcr_ vck_', /vc[aciprk]_[A-Za-z0-9]{56}\b/),
  named('vercel_token', 'vercel', /[A-Z0-9]{24}/i),
  token('netlify_token', 'nfp_ nfc_ nfo_ nfu_ nfb_', /nf[pcoub]_[A-Za-z0-9]{36}\b/),
  named('netlify_token', 'netlify', /[\w-]{43,46}/),
  token('cloudflare_origin_key', 'v1.0-', /v1\.0-[a-f0-9]{24}-[a-f0-9]{146}\b/),
  named('cloudflare_key', 'cloudflare cf_api', /(?:[a-f0-9]{37}|[\w-]{40})/),
  token('pulumi_token', 'pul-', /pul-[a-f0-9]{40}\b/),
  token('terraform_token', '.atlasv1.', /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}(?![\w-])/, { back: 14 }),
  token('vault_token', 'hvs. hvb. hvr.', /hv[sbr]\.[\w-]{24,300}(?![\w-])/),
  named('vault_token', 'vault_token vaulttoken x-vault-token', /s\.[A-Za-z0-9]{24}/),
  token(
    'doppler_token',
    'dp.pt. dp.st. dp.sa. dp.ct. dp.scim. dp.audit.',
    /dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}\b/,
  ),
  token('onepassword_token', 'ops_eyJ', /ops_eyJ[\w+/-]{100,1200}={0,3}/),
  token(
    'onepassword_secret_key',
    'A3-',
    /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}\b/,
  ),
  token(
    'infisical_token',
    'st.',
    /st\.(?:[a-f0-9]{24}|[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12})\.[a-f0-9]{32}\.[a-f0-9]{32,64}\b/,
  ),
  token(
    'planetscale_token',
    'pscale_tkn_ pscale_pw_ pscale_oauth_',
    /pscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}(?![\w-])/,
  ),
  token('databricks_token', 'dapi', /dapi[a-f0-9]{32}(?:-\d)?\b/),
  token('tailscale_key', 'tskey-', /tskey-[a-z]{2,10}-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,64}\b/),
  named('ngrok_token', 'ngrok', /[A-Z0-9]{26,28}_[A-Z0-9]{20,24}/i),
  token('supabase_token', 'sbp_', /sbp_(?:v0_|oauth_)?[a-f0-9]{40}\b/),
  token('supabase_secret_key', 'sb_secret_', /sb_secret_[\w-]{22}_[\w-]{8}(?![\w-])/),
  token('neon_key', 'napi_', /napi_[a-z0-9]{64}\b/),
  token('apify_token', 'apify_api_', /apify_api_[A-Za-z0-9]{36}\b/),
  token('inngest_key', 'signkey-', /signkey-(?:prod|branch|test)-[a-f0-9]{32,64}\b/, { solid: false }),
  token('trigger_key', 'tr_prod_ tr_stg_ tr_dev_', /tr_(?:prod|stg|dev)_[A-Za-z0-9]{20,32}\b/, {
    solid: false,
  }),
  token('mongodb_service_secret', 'mdb_sa_sk_', /mdb_sa_sk_[\w-]{36,48}(?![\w-])/, { solid: false }),
  token('aiven_password', 'AVNS_', /AVNS_[\w-]{19,24}(?![\w-])/),
  token('yandex_key', 'AQVN', /AQVN[\w-]{35,38}(?![\w-])/),
  token('yandex_oauth_token', 'y0_', /y0_[\w-]{55,60}(?![\w-])/),
  token('age_secret_key', 'AGE-SECRET-KEY-1', /AGE-SECRET-KEY-1[P-Z98C-H203JN54K6MA7L]{58}\b/),
  token('maxmind_key', '_mmk', /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk\b/, { back: 36 }),
  token('clickhouse_key', '4b1d', /4b1d[A-Za-z0-9]{38}\b/, { confidence: 0.9 }),
  token('definednet_key', 'dnkey-', /dnkey-[a-z0-9=_-]{26}-[a-z0-9=_-]{52}(?![\w-])/),
  token('infracost_key', 'ico-', /ico-[A-Za-z0-9]{32}\b/),
  token('openshift_token', 'sha256~', /sha256~[\w-]{43}(?![\w-])/),
  token('scalingo_token', 'tk-us-', /tk-us-[\w-]{48}(?![\w-])/),
  token('settlemint_token', 'sm_aat_ sm_pat_ sm_sat_', /sm_[aps]at_[A-Za-z0-9]{16}\b/),
  token('convex_key', 'prod:', /prod:[a-z]{2,20}-[a-z]{2,20}-\d{1,4}\|[A-Za-z0-9+/=]{40,200}/),
  token('adobe_secret', 'p8e-', /p8e-[A-Za-z0-9-]{32}\b/),
  named('fastly_token', 'fastly', /[\w-]{32}/),
  named('oracle_key', 'oci_api ocid_key', /[A-Z0-9+/]{20,400}/i),
  named('wireguard_key', 'privatekey presharedkey', /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/),
]
