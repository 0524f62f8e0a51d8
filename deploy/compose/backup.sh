#!/bin/sh
# Backups of PostgreSQL by pg_dump, for docker-compose.yml.
#   backup.sh         one now, and another each BACKUP_EVERY_HOURS; ends when one fails, so that it is started again
#   backup.sh once    one now
#   backup.sh check   fails when the newest one is older than BACKUP_EVERY_HOURS and an hour
# Each is a file in BACKUP_DIR, in pg_dump's custom format: for pg_restore. Those older than BACKUP_KEEP_DAYS are deleted, but only
# after a new one was made. PGHOST, PGUSER, PGDATABASE and PGPASSWORD say which database.
set -eu

: "${BACKUP_DIR:?}" "${BACKUP_EVERY_HOURS:=24}" "${BACKUP_KEEP_DAYS:=14}"
# A dump has personal data, and the key of ticket codes.
umask 077

once() {
  # Of one that was cut short.
  rm -f "$BACKUP_DIR"/rowlock-*.part
  file="$BACKUP_DIR/rowlock-$(date -u +%Y-%m-%dT%H-%M-%SZ).dump"
  # Renamed when it is complete.
  if ! pg_dump --format=custom --file="$file.part"; then
    rm -f "$file.part"
    echo "the backup failed" >&2
    return 1
  fi
  mv "$file.part" "$file"
  echo "made $file"
  find "$BACKUP_DIR" -name 'rowlock-*.dump' -mtime "+$BACKUP_KEEP_DAYS" -exec rm -f {} +
}

case "${1:-}" in
  once) once ;;
  check)
    minutes=$(((BACKUP_EVERY_HOURS + 1) * 60))
    test -n "$(find "$BACKUP_DIR" -name 'rowlock-*.dump' -mmin "-$minutes")"
    ;;
  '')
    while :; do
      # Not as a condition: then a failure in it would not end the script.
      once
      # In the background, so that a signal is noticed at once.
      sleep $((BACKUP_EVERY_HOURS * 3600)) &
      wait $!
    done
    ;;
  *)
    echo "backup.sh, backup.sh once or backup.sh check" >&2
    exit 2
    ;;
esac
