"""A real mail server: 'mail.py FOLDER [tls] [login]' writes each message into the folder, as it came and as read."""
import asyncio
import email
import email.policy
import json
import logging
import pathlib
import sys
import uuid

from aiosmtpd.smtp import SMTP, AuthResult

import certificate
from until_closed import ready

# A client that hangs up on a bad certificate is what a test wants, and no news.
logging.disable(logging.CRITICAL)
folder = pathlib.Path(sys.argv[1])


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown@"):
            return f"550 5.1.1 No mailbox {address} here"
        if address.startswith("busy@"):
            return "451 4.3.0 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if b"unwanted words" in envelope.content:
            return "554 5.7.1 Not such words"
        name = uuid.uuid4()
        (folder / f"{name}.eml").write_bytes(envelope.content)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        (folder / f"{name}.json").write_text(json.dumps({
            "client": str(session.peer),
            "envelope": [envelope.mail_from, *envelope.rcpt_tos],
            "headers": {name: str(value) for name, value in message.items()},
            "names": [message[name].addresses[0].display_name for name in ("From", "To")],
            "defects": [str(defect) for value in message.values() for defect in value.defects],
            "body": message.get_content().replace("\r\n", "\n"),
        }))
        return "250 OK"


def authenticator(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"plan" and data.password == b"p\xc3\xa4ss word", handled=False)


async def main():
    options = {}
    trusted = None
    if "tls" in sys.argv:
        options["tls_context"], trusted = certificate.context()
        options["require_starttls"] = True
    if "login" in sys.argv:
        options |= {"authenticator": authenticator, "auth_required": True, "auth_require_tls": "tls" in sys.argv}
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Handler(), hostname="mail.test", **options), "127.0.0.1", 0
    )
    port = server.sockets[0].getsockname()[1]
    ready(port=port, authorities=trusted, removes=[trusted] if trusted else [])
    await server.serve_forever()


asyncio.run(main())
