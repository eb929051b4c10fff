"""Folders that a program copies elsewhere while we write: a vault is not safe there, a backup may be."""

from __future__ import annotations

import re
from pathlib import Path

_SERVICES = {
    "Dropbox": r"dropbox",
    "OneDrive": r"onedrive",
    "iCloud": r"icloud ?drive|icloud|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive|googledrive|my drive|mon drive",
    "Nextcloud": r"nextcloud",
    "ownCloud": r"owncloud",
    "kDrive": r"kdrive",
    "pCloud": r"pcloud ?drive|pcloud",
    "Proton Drive": r"proton ?drive",
    "MEGA": r"mega(sync)?",
    "Seafile": r"seafile|seadrive",
    "Syncthing": r"syncthing",
    "Box": r"box( sync)?",
    "hubiC": r"hubic",
}


def service_of(folder: Path) -> str:
    """The synchronisation service that `folder` seems to belong to, from the names on its path; "" if none."""
    for part in folder.parts:
        for service, pattern in _SERVICES.items():
            if re.fullmatch(rf"({pattern})([ \-–_(].*)?", part, re.IGNORECASE):
                return service
    return ""
