#!/usr/bin/env bash
# Adds one migration to every database's project and writes the SQL scripts that an administrator reviews.
# Usage: db/add-migration.sh NAME        db/add-migration.sh --scripts-only
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ $# -ne 1 ]]; then
    echo "Usage: db/add-migration.sh NAME (or --scripts-only)" >&2
    exit 2
fi

dotnet tool restore >/dev/null

if [[ $1 != --scripts-only ]]; then
    [[ $1 =~ ^[A-Z][A-Za-z0-9]+$ ]] || { echo "A migration's name is one word in PascalCase, not \"$1\"." >&2; exit 2; }
    for database in Sqlite PostgreSql SqlServer; do
        echo "== $database"
        dotnet ef migrations add "$1" --project "db/$database" --output-dir Migrations
        # Some editors add a byte order mark, and so does the tool; the rest of the repository has none.
        sed -i '1s/^\xEF\xBB\xBF//' "db/$database"/Migrations/*.cs
    done
fi

mkdir -p db/scripts
for database in PostgreSql SqlServer; do
    script="db/scripts/$(echo "$database" | tr '[:upper:]' '[:lower:]').sql"
    dotnet ef migrations script --idempotent --project "db/$database" --output "$script"
    sed -i '1s/^\xEF\xBB\xBF//; s/\r$//' "$script"
    echo "== $script"
done
echo "Read what was written before committing it: db/README.md says what to look for."
