#!/bin/bash
# `make audit`: tools that attack, against a server of the demonstration. Which: audit.py --help.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools/set-up tools/packages-audit.txt
exec /usr/bin/python3 tests/audit/audit.py "$@"
