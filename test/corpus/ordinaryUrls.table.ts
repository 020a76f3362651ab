/**
 * Two hundred ordinary URLs, in the forms that people and programs write: none of them may be denied.
 *
 * @module
 */
const list = (lines: string): readonly string[] => lines.trim().split(/\s+/u)

/** The URLs. */
export const ordinaryUrls: readonly string[] = list(`
https://example.com https://example.com/ https://www.example.com/index.html https://api.example.com/v1/users?page=2&limit=50
https://github.com/org/repo https://github.com/org/repo/pull/123/files#diff-abc https://raw.githubusercontent.com/org/repo/main/README.md
https://api.github.com/repos/org/repo/issues?state=open&labels=bug%2Chelp https://gist.github.com/user/0123456789abcdef
https://gitlab.com/group/sub/project/-/merge_requests/4 https://bitbucket.org/team/repo/src/main/
https://registry.npmjs.org/@scope%2Fname https://www.npmjs.com/package/@scope/name/v/1.2.3 https://unpkg.com/pkg@1.2.3/dist/index.js
https://cdn.jsdelivr.net/npm/pkg@1/dist/pkg.min.js https://esm.sh/react@18.2.0 https://deno.land/std@0.200.0/http/server.ts
https://pypi.org/project/requests/ https://files.pythonhosted.org/packages/aa/bb/requests-2.0.tar.gz https://crates.io/crates/serde
https://docs.rs/serde/latest/serde/trait.Serialize.html#method.serialize https://pkg.go.dev/net/http#Client.Do https://rubygems.org/gems/rails
https://en.wikipedia.org/wiki/Server-side_request_forgery https://de.wikipedia.org/wiki/K%C3%B6ln https://ja.wikipedia.org/wiki/%E6%97%A5%E6%9C%AC
https://en.wikipedia.org/wiki/Foo_(bar) https://en.wikipedia.org/w/index.php?title=X&action=history
https://www.google.com/search?q=what+is+my+ip&hl=en https://www.google.com/maps/place/X/@48.2,16.3,12z https://mail.google.com/mail/u/0/#inbox/abc
https://docs.google.com/document/d/1AbC-_d/edit?usp=sharing https://drive.google.com/file/d/abc/view https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s
https://youtu.be/dQw4w9WgXcQ https://news.ycombinator.com/item?id=1 https://old.reddit.com/r/x/comments/abc/title/ https://x.com/user/status/1
https://twitter.com/intent/tweet?text=Hello%20World&url=https%3A%2F%2Fexample.com https://www.linkedin.com/in/some-one-123/ https://t.me/s/channel
https://mastodon.social/@user/1 https://bsky.app/profile/user.bsky.social https://medium.com/@user/title-abc123 https://dev.to/user/title-1a2b
https://stackoverflow.com/questions/1/title?answertab=votes#tab-top https://superuser.com/a/1 https://serverfault.com/q/1 https://unix.stackexchange.com/q/1
https://developer.mozilla.org/en-US/docs/Web/API/URL https://www.w3.org/TR/html52/ https://html.spec.whatwg.org/multipage/#toc-dom
https://url.spec.whatwg.org/#host-parsing https://datatracker.ietf.org/doc/html/rfc3986#section-3.2 https://www.rfc-editor.org/rfc/rfc9110.html
https://tools.ietf.org/html/rfc1918 https://www.iana.org/assignments/iana-ipv4-special-registry/ https://www.icann.org/ https://letsencrypt.org/docs/
https://api.openai.com/v1/chat/completions https://api.anthropic.com/v1/messages https://generativelanguage.googleapis.com/v1beta/models/x:generateContent
https://huggingface.co/org/model/resolve/main/config.json https://api-inference.huggingface.co/models/org/model https://api.mistral.ai/v1/models
https://api.stripe.com/v1/charges https://dashboard.stripe.com/test/payments https://hooks.slack.com/services/T000/B000/XXXX
https://slack.com/api/chat.postMessage https://discord.com/api/webhooks/1/abc https://api.telegram.org/bot1:abc/getMe https://api.twilio.com/2010-04-01/Accounts
https://api.sendgrid.com/v3/mail/send https://api.notion.com/v1/pages https://www.notion.so/Page-0123456789abcdef https://linear.app/team/issue/ABC-1
https://company.atlassian.net/browse/ABC-123 https://company.atlassian.net/rest/api/3/search?jql=project%20%3D%20ABC%20AND%20status%20%3D%20%22Open%22
https://company.zendesk.com/api/v2/tickets.json https://company.my.salesforce.com/services/data/v58.0/query?q=SELECT+Id+FROM+Account
https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20profile
https://graph.microsoft.com/v1.0/me/messages?$top=10&$filter=isRead%20eq%20false https://dev.azure.com/org/project/_git/repo?path=%2FREADME.md
https://portal.azure.com/#home https://account.blob.core.windows.net/container/blob.txt?sv=2020-08-04&sig=abc%2Bdef%3D
https://s3.amazonaws.com/bucket/key https://bucket.s3.eu-central-1.amazonaws.com/a/b.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=abc
https://sts.amazonaws.com/ https://console.aws.amazon.com/ec2/home?region=us-east-1#Instances: https://lambda.us-east-1.amazonaws.com/2015-03-31/functions
https://d111111abcdef8.cloudfront.net/image.jpg https://storage.googleapis.com/bucket/object%20with%20space.txt https://www.googleapis.com/drive/v3/files
https://bigquery.googleapis.com/bigquery/v2/projects/p/queries https://run-abc-uc.a.run.app/ https://project.web.app/ https://project.firebaseio.com/x.json
https://app.herokuapp.com/ https://app.vercel.app/ https://app.netlify.app/ https://user.github.io/repo/ https://app.pages.dev/ https://worker.user.workers.dev/
https://app.fly.dev/ https://app.onrender.com/ https://app.up.railway.app/ https://abc.ngrok-free.app/webhook https://random.trycloudflare.com/
https://1.1.1.1/dns-query?name=example.com https://8.8.8.8/resolve?name=example.com https://dns.google/resolve?name=example.com https://cloudflare-dns.com/dns-query
https://[2606:4700:4700::1111]/dns-query http://93.184.216.34/ http://93.184.216.34:8080/path http://[2001:4860:4860::8888]/
http://example.com:8080/ https://example.com:8443/admin https://example.com:3000/ https://example.com:9200/_search http://example.com:5000/v2/_catalog
http://example.com:81/ https://example.com:4443/ wss://stream.example.com/ws wss://example.com:9443/socket?token=abc ws://echo.example.com/
https://sub.sub2.sub3.sub4.example.co.uk/ https://xn--mnchen-3ya.de/ https://m\u00fcnchen.de/ https://\u4e2d\u56fd.\u4e2d\u56fd/ https://\u05d9\u05e9\u05e8\u05d0\u05dc.example/ https://caf\u00e9.fr/menu
https://xn--fiqs8s/ https://xn--e1afmkfd.xn--p1ai/ https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/ https://bund.de/ https://a.co/ https://ai/ https://t.co/abc https://g.page/x
https://example.museum/ https://example.photography/ https://example.xyz/?utm_source=a&utm_medium=b https://example.com/?q=a%20b+c&x[]=1&x[]=2
https://example.com/path;param=1/x https://example.com/a,b,c https://example.com/~user/ https://example.com/$metadata https://example.com/(a)/'b'
https://example.com/%E2%9C%93 https://example.com/\u2713 https://example.com/a%2Fb https://example.com/?u=http://localhost:3000 https://example.com/?redirect=%2F%2Fother.com
https://example.com/?next=https://example.org/@user https://example.com/#/route/sub?x=1 https://example.com/#:~:text=hello https://example.com/?a=1#b=2
https://example.com//double//slashes https://example.com/./a/../b https://example.com/?email=user@example.org https://example.com/@user/repo
https://example.com/?text=first%0Asecond https://example.com/?text=first%0D%0Asecond%20line https://example.com/search?q=%22quoted%22 https://example.com/?json=%7B%22a%22%3A1%7D
https://example.com/?json={"a":1} https://example.com/?regex=^a|b$ https://example.com/?pipe=a|b https://example.com/?back=a\\b https://example.com/feed.xml https://example.com/robots.txt
https://example.com/.well-known/oauth-authorization-server https://example.com/.well-known/openid-configuration https://mcp.example.com/mcp https://mcp.example.com/sse
https://feeds.example.com/rss?format=atom https://podcasts.example.com/show/1.mp3 https://media.example.com/v.m3u8 https://tiles.example.com/3/4/5.png
https://192-0-2-1.example.com/ https://ec2-3-120-1-1.eu-central-1.compute.amazonaws.com/ https://10-0-0-1.example.com/ https://localhost.example.com/ https://metadata.example.com/
https://_dmarc.example.com/ https://my_bucket.example.com/ https://a--b.example.com/ https://0.example.com/ https://0x7f.example.com/ https://127.example.com/ https://1e100.net/
HTTPS://EXAMPLE.COM/UPPER https://Example.Com. https://example.com:443/ http://example.com:80/ https://example.com? https://example.com# https://archive.org/details/x https://web.archive.org/web/2020/http://example.com/ https://arxiv.org/abs/2301.00001v2 https://doi.org/10.1000/xyz123
`)
