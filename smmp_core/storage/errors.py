"""Why a home cannot be opened or written to; each says so in a sentence."""

from smmp_core.errors import LocalError


class HomeInUse(LocalError):
    """Another program has this home open."""

    code = "home_in_use"


class BadPassphrase(LocalError):
    """This passphrase does not open the home."""

    code = "bad_passphrase"


class PassphraseNeeded(BadPassphrase):
    """This home is protected by a passphrase."""


class DamagedHome(LocalError):
    """This home is damaged. Nothing in it was changed."""

    code = "home_damaged"


class NewerHome(LocalError):
    """This home was written by a newer version of this program. Nothing in it was changed."""

    code = "home_newer"


class HomeNotWritable(LocalError):
    """Nothing can be written to this home."""

    code = "home_not_writable"


class HomeFull(LocalError):
    """The disk is full. What you just did was not stored."""

    code = "home_full"


class HomeBroken(LocalError):
    """The home cannot be written any more. What you just did was not stored."""

    code = "home_broken"


class KeyringUnusable(LocalError):
    """This computer's keyring cannot be used."""

    code = "keyring_unusable"


class KeyringGone(LocalError):
    """The key of this home is not in this computer's keyring any more. Nothing was changed; restore a backup."""

    code = "keyring_gone"


class HomeThere(LocalError):
    """There is a home already. Nothing was changed; choose another folder."""

    code = "home_there"


class FileThere(LocalError):
    """There is such a file already."""

    code = "file_there"


class BadBackup(LocalError):
    """This backup is damaged or cut off. Nothing was restored."""

    code = "backup_damaged"
