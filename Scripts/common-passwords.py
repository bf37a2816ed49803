"""Writes the digests of the commonest long passwords as Swift. Usage: common-passwords.py LIST > CommonPasswordDigests.swift

LIST has one password a line, the commonest first. The file in the project was made from the million commonest of the
"10 million password list" (SecLists, Daniel Miessler and Jason Haddix, MIT licence). Digests alone are kept: nobody
needs the passwords of people whose data leaked, and five bytes of each are enough to know one by.
"""
import base64
import hashlib
import sys

SHORTEST, LONGEST, COUNT, BYTES = 12, 128, 5000, 5

passwords = {}
with open(sys.argv[1], encoding="utf-8", errors="replace") as file:
    for line in file:
        password = line.rstrip("\n").lower()
        if SHORTEST <= len(password) <= LONGEST:
            passwords.setdefault(password)
        if len(passwords) == COUNT:
            break
if len(passwords) < COUNT:
    sys.exit(f"The list has only {len(passwords)} different passwords of {SHORTEST} to {LONGEST} characters.")
digests = sorted(hashlib.sha256(password.encode()).digest()[:BYTES] for password in passwords)
letters = base64.b64encode(b"".join(digests)).decode()
lines = "\n".join("        " + letters[start:start + 108] for start in range(0, len(letters), 108))
print(f'''/// The first five bytes of the SHA-256 of each of the {COUNT:,} commonest passwords with {SHORTEST} characters or more, in small letters.
///
/// Written by Scripts/common-passwords.py, which says from what list.
enum CommonPasswordDigests {{
    static let byteCount = {BYTES}
    static let base64 =
        """
{lines}
        """
}}''')
