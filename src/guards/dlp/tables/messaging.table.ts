/**
 * Messaging, mail, telephony and work-place tools.
 *
 * @module
 */
import { assigned, tokens, type Detector } from '../detector.ts'

const token = tokens('messaging')
const named = assigned('messaging')
const work = tokens('work')
const workNamed = assigned('work')
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** Credentials of services that carry messages, and of tools that people work with. */
export const messagingDetectors: readonly Detector[] = [
  token(
    'slack_token',
    'xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxc- xoxd-',
    /xox[a-eoprs]-[A-Za-z0-9%-]{10,250}(?![\w-])/,
  ),
  token('slack_token', 'xoxe-', /xoxe(?:\.xox[bp])?-[A-Za-z0-9-]{10,300}/),
  token('slack_token', 'xoxe.xox', /xoxe\.xox[bp]-[A-Za-z0-9-]{10,300}/),
  token('slack_app_token', 'xapp-', /xapp-\d-[A-Z0-9]{9,13}-\d{8,15}-[a-f0-9]{64}\b/),
  token(
    'slack_webhook',
    'hooks.slack.com/',
    /(?:https:\/\/)?hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{20,120}/,
    { back: 8 },
  ),
  token('discord_webhook', '/api/webhooks/', /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,72}/, {
    back: 16,
  }),
  token('telegram_token', ':AA', /\d{8,10}:AA[\w-]{32,33}(?![\w-])/, { back: 10 }),
  token('twilio_sid', 'twilio', /twilio[\w .-]{0,24}["'=: ]{1,6}(AC[a-f0-9]{32})\b/i, {
    solid: false,
    confidence: 0.8,
  }),
  named('twilio_token', 'twilio', /[a-f0-9]{32}/),
  token('zapier_webhook', 'hooks.zapier.com/', /hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,12}/),
  token('make_webhook', '.make.com/', /\.make\.com\/[a-z0-9]{32}\b/),
  token(
    'ifttt_webhook',
    'maker.ifttt.com/',
    /maker\.ifttt\.com\/(?:trigger|use)\/[\w/-]{0,80}?[\w-]{22,43}(?![\w-])/,
  ),
  named('hubspot_token', 'hubspot', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  token('sendgrid_key', 'SG.', /SG\.[\w-]{16,32}\.[\w-]{32,64}(?![\w-])/),
  token('mailgun_key', 'key-', /key-[a-f0-9]{32}\b/),
  named('mailgun_key', 'mailgun', /[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}/),
  token('mailchimp_key', '-us', /[a-f0-9]{32}-us\d{1,2}\b/, { back: 32 }),
  named('mailjet_key', 'mailjet', /[a-f0-9]{32}/),
  named('postmark_token', 'postmark', uuid),
  token('resend_key', 're_', /re_(?:[A-Za-z0-9]{8}_[A-Za-z0-9]{24}|[A-Za-z0-9]{32,36})\b/),
  token('brevo_key', 'xkeysib- xsmtpsib-', /x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}\b/),
  token('teams_webhook', '.webhook.office.com/', /\.webhook\.office\.com\/webhookb2\/[\w@/-]{60,300}/i),
  token('sparkpost_key', 'sparkpost', /sparkpost[\w .-]{0,20}["'=: ]{1,6}([a-f0-9]{40})\b/i, {
    solid: false,
  }),
  token('onesignal_key', 'os_v2_', /os_v2_(?:app|org)_[a-z0-9]{80,130}\b/),
  token('klaviyo_key', 'pk_', /pk_[a-f0-9]{34}\b/),
  token(
    'hubspot_token',
    'pat-na pat-eu pat-ap',
    /pat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  ),
  token('courier_key', 'pk_prod_', /pk_prod_[A-Z0-9]{28}\b/),
  token('line_token', 'channel_access_token', /channel_access_token["'=: ]{1,6}([A-Z0-9+/]{150,180}=)/i, {
    solid: false,
  }),
  named('vonage_secret', 'vonage nexmo', /[A-Z0-9]{16}/i),
  named('messagebird_key', 'messagebird', /[A-Z0-9]{25}/i),
  named('pagerduty_key', 'pagerduty pd_api', /(?:u\+[\w+-]{18}|[a-z0-9]{32})/),
  named('opsgenie_key', 'opsgenie', uuid),
  named('pushover_token', 'pushover', /[a-z0-9]{30}/),
  named('zendesk_token', 'zendesk', /[A-Z0-9]{40}/i),
  named('freshdesk_key', 'freshdesk freshworks', /[A-Z0-9]{20}/i),
  named('intercom_token', 'intercom', /dG9r[A-Za-z0-9+/]{50,70}={0,2}/),
  named('mattermost_token', 'mattermost', /[a-z0-9]{26}/),
  named('zoom_secret', 'zoom_client zoom_secret', /[A-Z0-9]{32}/i),
  named('discord_secret', 'discord', /[\w-]{32}/),
  work('linear_key', 'lin_api_ lin_oauth_', /lin_(?:api_[A-Za-z0-9]{40}|oauth_[a-f0-9]{64})\b/),
  work('notion_token', 'ntn_', /ntn_[A-Za-z0-9]{44,48}\b/),
  work('notion_token', 'secret_', /secret_[A-Za-z0-9]{43}\b/),
  work('airtable_token', 'pat', /pat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/),
  work('asana_token', '1/1 2/1', /[12]\/\d{15,17}(?:\/\d{15,17})?:[a-f0-9]{32}\b/),
  work('trello_token', 'ATTA', /ATTA[a-f0-9]{60,76}\b/i),
  workNamed('trello_key', 'trello', /[a-f0-9]{32}/),
  work('clickup_token', 'pk_', /pk_\d{5,9}_[A-Z0-9]{32}\b/),
  work('figma_token', 'figd_ figdr_ figoh_ figu_ figor_', /fig(?:d|dr|oh|u|or)_[\w-]{40,46}(?![\w-])/),
  work('typeform_token', 'tfp_', /tfp_[\w-]{40,60}/),
  work('dropbox_token', 'sl.', /sl\.(?:u\.)?[\w-]{130,1200}/),
  workNamed('dropbox_key', 'dropbox', /[a-z0-9]{15}/),
  work('contentful_token', 'CFPAT-', /CFPAT-[\w-]{43}(?![\w-])/),
  workNamed('algolia_key', 'algolia', /[a-f0-9]{32}/),
  work('mapbox_token', 'sk.eyJ', /sk\.eyJ[\w-]{60,130}\.[\w-]{22}(?![\w-])/),
  work('frameio_token', 'fio-u-', /fio-u-[\w=-]{64}(?![\w-])/),
  work('adafruit_key', 'aio_', /aio_[A-Za-z0-9]{28}\b/),
  work(
    'calendly_token',
    'calendly',
    /calendly[\w .-]{0,20}["'=: ]{1,6}(eyJ[\w-]{10,500}\.[\w-]{10,900}\.[\w-]{10,500})/i,
    { solid: false },
  ),
  workNamed('monday_token', 'monday_api mondayapi', /eyJ[\w-]{10,500}\.[\w-]{10,900}\.[\w-]{10,500}/),
  workNamed('box_secret', 'box_client box_secret', /[A-Z0-9]{32}/i),
  work('twitter_bearer', 'AAAAAAAAAAAAAAAAAAA', /AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{50,140}(?!\w)/),
  work('facebook_token', 'EAAC EAAB EAAG EAAJ EAAD', /EAA[BCDGJ][A-Za-z0-9]{80,250}\b/),
  work('instagram_token', 'IGQV IGAA', /IG(?:QV|AA)[\w-]{100,250}/),
  workNamed('linkedin_secret', 'linkedin', /[A-Z0-9]{16}/i),
  workNamed('twitter_secret', 'twitter', /[A-Z0-9]{45,50}/i),
]
