#!/usr/bin/env bash
# Runs one suite, with no test runner in it, on every runtime that the library says it supports.
# The runtimes are pinned by runtime/package-lock.json (Linux x64); the browser is Debian's Chromium, installed when it
# is missing and this is root. PORTCULLIS_SKIP_BROWSER=1 leaves the browser out, and says so.
set -euo pipefail
cd "$(dirname "$0")"
if ! cmp -s package-lock.json node_modules/.portcullis-lock; then
  npm ci --ignore-scripts --no-audit --no-fund --silent
  cp package-lock.json node_modules/.portcullis-lock
fi
R=$PWD/node_modules
cd ..
rm -rf .runtime
for name in main workerd browser; do
  npx --no-install esbuild "runtime/$name.ts" --bundle --format=esm --target=es2022 --outfile=".runtime/$name.js" --log-level=error
done

say() {
  local name=$1 out
  shift
  printf '%-28s' "$name"
  if out=$("$@" 2>&1) && grep -oE '[1-9][0-9]* passed, 0 failed' <<<"$out"; then return; fi
  printf 'FAILED\n%s\n' "$out"
  exit 1
}

say "node $(node -v)" node .runtime/main.js
say "node $(node -v), hardened" node --disallow-code-generation-from-strings --disable-proto=throw --frozen-intrinsics .runtime/main.js
for v in 22 24 26; do say "node $("$R/node$v/bin/node" -v)" "$R/node$v/bin/node" runtime/main.ts; done
say "node 26, no permission" "$R/node26/bin/node" --permission "--allow-fs-read=$PWD" .runtime/main.js
say "bun" "$R/bun/bin/bun" runtime/main.ts
say "deno, no permission" "$R/deno/deno" run --no-prompt .runtime/main.js
say "workerd" "$R/workerd/bin/workerd" test runtime/workerd.capnp

if [ "${PORTCULLIS_SKIP_BROWSER:-}" = 1 ]; then
  echo "chromium                    skipped: PORTCULLIS_SKIP_BROWSER=1"
  exit
fi
if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "chromium                    installing (apt-get)"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install -y --no-install-recommends chromium; } >.runtime/apt.log 2>&1 ||
    { cat .runtime/apt.log; exit 1; }
fi
if ! command -v chromium >/dev/null; then
  echo "chromium                    FAILED: not installed (PORTCULLIS_SKIP_BROWSER=1 leaves it out)"
  exit 1
fi
node runtime/serve.mjs .runtime/port &
server=$!
profile=$(mktemp -d)
trap 'kill $server; rm -rf "$profile"' EXIT
while [ ! -s .runtime/port ]; do sleep 0.1; done
say "$(chromium --version 2>/dev/null | grep -oE '^[A-Za-z]+ [0-9]+' || echo chromium)" \
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync "--user-data-dir=$profile" --virtual-time-budget=20000 \
  --dump-dom "http://127.0.0.1:$(cat .runtime/port)/runtime/browser.html"
