#!/bin/sh
. ./unlock.sh
exec /usr/local/sbin/renderd "$@"
