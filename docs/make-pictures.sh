#!/usr/bin/env bash
# Walks the tour of getting-started.md and each kind of page on a fresh demonstration and keeps the pictures in docs/images. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
TOUR_PICTURES=docs/images dotnet test tests/CapacityPrograms.BrowserTests --nologo --filter "FullyQualifiedName~TourTests"
