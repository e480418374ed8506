# Quotes, splices and variables between a command and its name.
m'osr'un render                       # locked: migration-commands
"mosrun" "-l" render                  # fine: migration-commands
\mosrun render                        # missed: migration-commands: the grammar takes a backslash that begins a line for part of the line before
FLAG=-l
mosrun $FLAG render                   # fine: migration-commands
mosrun "${FLAG}" render               # fine: migration-commands
mosrun $UNKNOWN render                # locked: migration-commands
TOOL=${TOOL:-/usr/bin/nomig}
$TOOL render                          # locked: migration-commands
LOCK=/proc/self/lock
echo 1 >$LOCK                         # locked: migration-control-files
echo -n "0" >| "${LOCK}"              # fine: migration-control-files
echo "mosrun render" 'nomig x'
: mosrun render
echo 1 > "$LOCK.old"
cat <<'END'
mosrun -h render
END
cat <<END > /proc/self/lock
1
END
