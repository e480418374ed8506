# Control flow: a command that is only named is none; one that some way leads to is one.
nomig() { command runhome "$@"; }     # locked: migration-commands
nomig render
if mosrun -l true; then :; fi         # fine: migration-commands
while mosrun -l step; do sleep 1; done # fine: migration-commands
case $2 in
  a|b) runon 3 render ;;              # locked: migration-commands
esac
[ -x /usr/bin/mosrun ] || exit 0
which mosrun > /dev/null && mosrun render   # locked: migration-commands
true && ! runhome render              # locked: migration-commands
{ runhome one; } 2>&1 | tee log       # locked: migration-commands
x=`runhome two`                       # locked: migration-commands
diff <(runhome three) expected        # locked: migration-commands
trap 'runhome cleanup' EXIT           # locked: migration-commands
eval "runhome four"                   # locked: migration-commands
bash -ec 'x=1; runhome five'          # locked: migration-commands
find . -name runhome -print
function later { runhome six; }       # locked: migration-commands
alias runhome=ls
export runhome=1
(echo 1) > /proc/self/lock            # locked: migration-control-files
