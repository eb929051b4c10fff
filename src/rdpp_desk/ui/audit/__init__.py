"""The register of the vault."""
