# The same for those who like another shell better, and the way out.
if ( -f /proc/self/lock ) echo 0 > /proc/self/lock
setenv EDITOR vi
