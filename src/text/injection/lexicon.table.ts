/**
 * What words do in a sentence that gives orders to a model: English. Our own table, gathered from published descriptions of
 * tool poisoning and from what vendors write. Words are lower case without apostrophes; `_` joins the words of a phrase.
 *
 * @module
 */

/** Every class of words. A word can be of several. */
export const wordClasses: readonly string[] = Object.freeze([
  'override', 'earlier', 'instruction', 'rule', 'you', 'model', 'user', 'negation', 'tell', 'show', 'know', 'secretly', 'hide',
  'this', 'must', 'order', 'call', 'tool', 'other', 'whole', 'read', 'send', 'include', 'file', 'softfile', 'conversation',
  'systemprompt', 'secret', 'hardsecret', 'environment', 'content', 'sink', 'address', 'penalty', 'pretext', 'change',
  'recipient', 'regardless', 'detects', 'confirm', 'skip', 'safety', 'privilege', 'grant', 'persona', 'best', 'prefer',
  'inferior', 'ask', 'destroy', 'command', 'stealth', 'takeover', 'error', 'proceed', 'notice', 'reply', 'inside', 'identifier',
  'refused', 'end', 'copy', 'foreign',
]) // prettier-ignore

/** The words of each class, in English. */
export const english: Readonly<Record<string, string>> = {
  override:
    'ignore ignoring ignored disregard disregarding forget override overrides overriding overrule overrules bypass supersede supersedes superseded superseding discard neglect circumvent nullify void do_not_follow dont_follow stop_following do_not_obey dont_obey never_follow no_longer_follow no_longer_apply no_longer_applies no_longer_bound take_precedence takes_precedence taking_precedence take_priority takes_priority pay_no_attention replaces_all replace_all set_aside cease_following not_bound_by outrank outranks not_apply are_void are_cancelled are_canceled are_revoked is_revoked are_suspended are_rescinded cancelled canceled revoked rescinded nullified invalidated obsolete_now no_longer_valid no_longer_in_effect no_longer_relevant',
  earlier:
    'previous previously prior above earlier preceding foregoing before existing original initial former past system developer given_to_you you_were_given you_have_been_given you_received so_far current safety operator',
  instruction:
    'instruction instructions prompt prompts directive directives guideline guidelines programming guardrail guardrails safeguards orders instruct safety_measures safety_protocols safety_training safety_guidelines safety_rules',
  rule: 'rule rules policy policies restriction restrictions constraint constraints limitation limitations commands message messages context training everything conversation told configuration restrictions protocols',
  you: 'you your yours yourself youre',
  model:
    'assistant assistants ai llm llms agent agents model models claude gpt chatgpt copilot gemini cursor chatbot language_model ai_model ais',
  user: 'user users human humans person anyone anybody everyone customer operator owner victim them people end_user end_users',
  negation: 'not dont never without no avoid cannot neither nor refrain doesnt wont mustnt shouldnt stop cant needn neednt nobody',
  tell: 'tell telling told mention mentioning mentioned inform informing informed notify notifying notified reveal revealing revealed disclose disclosing disclosed disclosure alert alerting warn warning acknowledge admit discuss announce let_know letting_know make_aware bring_up talk_about speak_of hint refer_to',
  show: 'show showing shown display displaying displayed expose output print present report reporting share explain explaining say saying communicate surface list describe describing log visible',
  know: 'know knowing knows aware notice noticing notices see seeing knowledge awareness realize realise suspect find_out informed notified told',
  secretly: 'silently secretly covertly discreetly stealthily surreptitiously invisibly unnoticed quietly behind_the_scenes undetected',
  hide: 'hide hiding hidden conceal concealing concealed confidential secret keep_secret undisclosed invisible to_yourself private between_us',
  this: 'this it its these those anything step steps action actions instruction instructions that_you that_this about_this about_that about_it how_you what_you process operation',
  must: 'must always shall should have_to has_to need_to needs_to required mandatory ensure be_sure make_sure make_certain imperative critical essential crucial obligatory compulsory automatically remember_to never_fail_to without_exception required_to obliged_to',
  order: 'before first prior_to prior beforehand every_time whenever when each_time after afterwards then finally once upon until if as_soon_as while during next immediately',
  call: 'call calls calling called use uses using used invoke invokes invoking invoked execute executes executing executed run runs running usage trigger perform performing',
  tool: 'tool tools function functions plugin plugins mcp operation operations request requests',
  other: 'other another any different else alternative alternatives remaining competing competitor rest subsequent future similar',
  whole: 'all any every each entire full complete whole everything any_and_all verbatim raw exact available',
  read: 'read open access load retrieve fetch cat collect gather extract grab obtain get dump find locate look_up examine inspect scan enumerate harvest capture query search_for reading opening accessing retrieving fetching collecting gathering extracting grabbing obtained retrieved check steal take opened loaded accessed collected gathered extracted copied scanned dumped look_for looking_for peek grab pull steal find_out list_all',
  send: 'send sends sending sent post posting upload uploading uploaded uploads forward forwards forwarding forwarded transmit transmits transmitting transmitted exfiltrate exfiltrating email submit submitting submitted leak pipe transfer transferring share deliver relay relaying bcc push beacon report sync mail publish posted mailed emailed pushed shared reported leaked synced resubmit resend hand_over broadcast ship ping upload_to delivered relayed written_to',
  include:
    'include includes including included pass passing passed provide providing provided add adding added append appending appended attach attaching attached embed embedding embedded put insert inserting inserted place placing placed write writing fill filling populate populating set setting supply supplying store storing stored encode encoding specify paste prepend enter contain contains containing mention_in attach_to hand given supply_it put_it pasted embedded_in appended_to filled_in',
  file: 'saved_passwords stored_passwords browser_cookies saved_logins seed_phrase recovery_phrase mnemonic_phrase master_password cvv wallet_key wallet_keys session_cookies private_ssh_key',
  conversation:
    'conversation_history chat_history message_history previous_messages prior_messages earlier_messages entire_conversation full_conversation whole_conversation complete_conversation conversation_so_far this_conversation our_conversation conversation_context all_messages chat_log chat_logs conversation_log transcript full_chat entire_chat dialogue_history conversation_transcript users_messages users_previous session_history prompt_history all_previous_messages users_prompt',
  systemprompt:
    'system_prompt system_prompts system_message system_instructions developer_message initial_prompt hidden_prompt your_instructions your_prompt initial_instructions',
  secret:
    'credential credentials token tokens secret secrets api_key api_keys apikey apikeys access_key access_keys cookie cookies private_key private_keys ssh_key ssh_keys session_token session_tokens auth_token access_token access_tokens bearer_token keys login_details',
  hardsecret:
    'password passwords passphrase passphrases seed_phrase recovery_phrase mnemonic ssn social_security_number credit_card card_number card_details cvv bank_account otp one_time_code one_time_password 2fa mfa_code master_password pin private_key private_keys ssh_key ssh_keys wallet_key banking_details',
  environment: 'environment_variables env_vars env_variables environment_variable printenv os_environ process_env env_var',
  content: 'content contents value values data text result results output body information details output_of response responses',
  sink: 'parameter parameters argument arguments param params field fields sidenote side_note sidenotes metadata debug_info note notes header headers query_string tracking telemetry feedback input extra comment footer subject as_context context',
  penalty:
    'otherwise or_else will_fail will_crash crash crashes terminated will_be_deleted will_be_lost will_not_work wont_work rejected penalized punished corrupted corruption catastrophic shut_down be_blocked data_loss will_be_rejected',
  pretext: 'security compliance audit auditing verification verify authentication authenticate diagnostics diagnostic telemetry maintenance logging debugging debug validation regulatory legal quality analytics calibration synchronization',
  change:
    'change changes changing changed modify modifying modified replace replacing replaced redirect redirecting redirected alter altering substitute substituting rewrite swap multiply increase route rerouted reroute adjust append_to cc',
  recipient: 'recipient recipients bcc cc to_address destination iban beneficiary wallet payee receiver account_number destination_address destination_account to_field reply_to payment payments invoice',
  regardless: 'regardless even_if even_when despite irrespective no_matter instead_of rather_than whatever_the',
  detects:
    'detect detects detecting detection detector scans scanning scanner sanitize sanitizes flags filters moderation attack attacks attempts attempt jailbreaks injection injections vulnerability vulnerabilities malicious adversarial such_as for_example eg patterns pattern benchmark classify classifier defend defends protects prevents suspicious untrusted red_team phrases poisoned',
  confirm: 'confirmation confirm confirming approval approve permission permissions consent authorization authorisation warning warnings prompting_the_user double_checking',
  skip: 'skip skips skipping bypass bypassing disable disables disabling disabled turn_off deactivate suppress circumvent evade ignore remove no_need_for dont_ask',
  safety: 'safety security guardrail guardrails moderation sandbox protections safeguards content_policy content_filter content_filters restrictions authentication access_control logging monitoring rate_limits safety_checks checks validation',
  privilege: 'admin administrator superuser elevated privileged unrestricted developer_mode god_mode debug_mode maintenance_mode dan_mode jailbreak unlimited_access unfiltered uncensored all_permissions no_restrictions without_restrictions full_administrative bypass_mode override_mode write_access root_access admin_access admin_rights root_privileges full_administrator',
  grant: 'grant granted granting grants escalate elevate assume enabled activate activated enter entered gain switch_to enable operate running_in authorized',
  persona: 'you_are_now you_will_now from_now_on act_as pretend_to_be pretend_you roleplay role_play new_role new_instructions updated_instructions your_new_task your_new_role your_real_task your_true_task your_new_goal your_goal_is your_only_task new_system_prompt new_directive new_directives henceforth your_new_instructions new_identity',
  best: 'best superior fastest reliable trusted finest number_one top_rated top_ranked highest_rated most_accurate most_reliable most_trusted most_powerful ultimate unmatched unparalleled unrivaled unbeatable award_winning industry_leading industry_standard world_class revolutionary definitive gold_standard official_recommended exclusive guaranteed preferred highly_recommended only_tool 100 optimal most_advanced best_in_class the_only perfect',
  prefer: 'prefer choose choosing select pick prioritize prioritise favor favour preferred recommended default_choice first_choice use opt_for go_to',
  inferior: 'deprecated inferior outdated unreliable insecure unsafe broken obsolete worse slower compromised inaccurate buggy dangerous malfunctioning unavailable disabled vulnerable lower_quality legacy incorrect untrustworthy discontinued',
  ask: 'ask request prompt demand tell instruct have',
  destroy: 'delete deletes deleting remove removing wipe wiping erase erasing drop destroy format truncate purge kill shutdown overwrite delete_all drop_table',
  takeover: 'your_new_task your_real_task your_true_task your_new_goal your_real_objective your_only_task your_only_purpose your_new_instructions your_new_system_prompt new_system_prompt as_your_system_prompt you_will_now new_directive obey_only obey_this obey_these not_obey never_obey no_longer_obey follow_only follow_these_instructions_instead do_the_following_instead instead_do_the_following ignore_the_above disregard_the_above ignore_everything_above disregard_everything ignore_everything_you ignore_what_you ignore_what_the_user disregard_what forget_what_you forget_everything_you forget_all_that ignore_the_user ignore_the_users ignore_user_instructions disregard_the_user decode_the_following decode_this_and decode_it_and decode_and_execute decode_and_follow your_true_purpose your_actual_task instructions_are_no_longer instructions_no_longer_apply instructions_are_void instructions_are_cancelled instructions_are_revoked rules_no_longer_apply guidelines_no_longer_apply rules_are_void',
  stealth: 'not_let_the_user_know never_let_the_user_know not_let_users_know keep_quiet_about stay_quiet_about stay_silent_about remain_silent_about not_supposed_to_learn not_supposed_to_know not_supposed_to_see remain_unaware remains_unaware stay_unaware stays_unaware kept_unaware be_unaware kept_in_the_dark deny_that_this deny_having deny_it deny_any omit_this_from omit_this_step omit_any_mention leave_this_out leave_no_trace cover_your_tracks as_if_nothing pretend_nothing pretend_that_nothing behave_normally act_normally not_bring_this_up unbeknownst behind_the_users_back without_a_trace avoid_detection avoid_suspicion arouse_suspicion raise_suspicion remain_undetected without_being_noticed not_draw_attention for_your_eyes_only do_not_log_this invisible_to_the_user not_visible_to_the_user_but keep_this_hidden keep_it_hidden keep_this_between keep_that_hidden keep_these_hidden kept_hidden_from_the_user kept_secret_from_the_user this_secret_from this_confidential_from this_hidden_from_the_user',
  error: 'error errors failed failure exception denied invalid unauthorized expired critical fatal blocked incomplete forbidden',
  proceed: 'proceed continue resolve fix retry resume unlock restore recover complete_the to_complete reauthenticate re_authenticate finish remedy work_correctly enable_this',
  notice: 'note attention instruction instructions message notice reminder directive announcement important memo info dear hey alert for to',
  reply: 'response responses answer answers reply replies output summary final_answer chat explanation message log logs transcript',
  inside: 'inside within contained embedded found returned fetched retrieved untrusted appear appears appearing below boundaries scraped page pages document documents email emails content',
  copy: 'copy copies duplicate duplicates bcc mirror cc backup log',
} // prettier-ignore

/**
 * Parts of names of files that hold secrets, and commands: seeing one of them is reason enough to read the sentence closely.
 */
export const fileWords =
  'ssh rsa ed25519 passwd shadow aws npmrc netrc pypirc env kube kubeconfig mcp gnupg pem wallet keychain cookies history authorized pgpass docker gitconfig desktop curl wget bash sudo chmod powershell nc sh rm tcp iwr eval'
