#!/usr/bin/env bash
# Installs both hooks with pre-commit, from a plain clone of what is committed here plus the dist/ that lies here, and
# runs them on a small repository. Needs pre-commit, npm and its registry, hence no part of the tests:
#   scripts/try-pre-commit.sh [FOLDER-FOR-ITS-FILES]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
rm -rf "$scratch/hooks" "$scratch/project" "$scratch/cache"
export PRE_COMMIT_HOME=$scratch/cache
export GIT_AUTHOR_NAME=nobody GIT_AUTHOR_EMAIL=nobody@localhost
export GIT_COMMITTER_NAME=nobody GIT_COMMITTER_EMAIL=nobody@localhost

git clone -q "$here" "$scratch/hooks"
cp -R "$here/dist/." "$scratch/hooks/dist/"
cp "$here/.pre-commit-hooks.yaml" "$here/package.json" "$scratch/hooks/"
git -C "$scratch/hooks" add -A
git -C "$scratch/hooks" diff --cached --quiet || git -C "$scratch/hooks" commit -qm 'What is tried'

mkdir "$scratch/project" && cd "$scratch/project" && git init -q
cp "$here"/samples/two-calls-away/*.c "$here"/samples/two-calls-away/*.h . 2>/dev/null || true
printf 'int add(int a, int b) { return a + b; }\n' > harmless.c
git add -A

status=0
expect() { # expect PASS|FAIL WORDS.. : the hook named first in the words ends so
  local wanted=$1 got=PASS
  shift
  pre-commit try-repo "$scratch/hooks" "$@" > "$scratch/out" 2>&1 || got=FAIL
  if [ "$got" = "$wanted" ] && ! grep -q 'An unexpected error has occurred\|Executable .* not found' "$scratch/out"; then
    echo "ok: $* ($got)"
  else
    echo "NOT ok: $* should $wanted:" && cat "$scratch/out"
    status=1
  fi
}

pre-commit --version
expect FAIL mig-lint --all-files
grep -q 'pages.c:8:14' "$scratch/out" || { echo "NOT ok: the finding is not told" && cat "$scratch/out"; status=1; }
expect FAIL mig-lint --files pages.c
grep -q 'main.c:6  will not migrate' "$scratch/out" || { echo "NOT ok: the verdict is not that of the tree" && cat "$scratch/out"; status=1; }
expect PASS mig-lint --files harmless.c
expect FAIL mig-lint-all --all-files
exit "$status"
