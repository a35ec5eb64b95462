"""The version of koryu that runs, as its package says."""

from importlib.metadata import version

VERSION = version("koryu")
