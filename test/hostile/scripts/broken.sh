# Broken off in the middle, with signs that no shell knows.
mosrun render                         # locked: migration-commands
if then fi )) ((
esac ;; }
runhome render                        # locked: migration-commands
echo "never closed
