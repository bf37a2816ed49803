"""A real OpenID provider that insists on PKCE and on its client's secret, with one registered client."""
import logging
import warnings

import authlib.deprecate

# Authlib switches its own warnings on when it is imported; that the mock uses what will go away is not our news.
warnings.simplefilter("ignore", authlib.deprecate.AuthlibDeprecationWarning)

import oidc_provider_mock
import werkzeug.serving
from authlib.oauth2.rfc7636 import CodeChallenge
from oidc_provider_mock import User, _app

from until_closed import ready

logging.disable(logging.CRITICAL)
challenges = {}


class RequiredChallenge(CodeChallenge):
    """Authlib's check of the verifier, which the mock itself leaves out."""

    def __init__(self):
        super().__init__(required=True)

    def get_authorization_code_challenge(self, authorization_code):
        return challenges[authorization_code.code][0]

    def get_authorization_code_challenge_method(self, authorization_code):
        return challenges[authorization_code.code][1]


class Grant(_app.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]

    def save_authorization_code(self, code, request):
        super().save_authorization_code(code, request)
        data = request.payload.data
        challenges[code] = (data.get("code_challenge"), data.get("code_challenge_method"))


register = _app.flask_oauth2.AuthorizationServer.register_grant


def register_grant(self, grant, extensions=None):
    if grant is _app.AuthorizationCodeGrant:
        grant, extensions = Grant, [*extensions, RequiredChallenge()]
    return register(self, grant, extensions)


_app.flask_oauth2.AuthorizationServer.register_grant = register_grant

officer = User(
    sub="officer-7",
    claims={"email": "ada@example.gov.uk", "email_verified": True, "name": "Ada Llŷr", "groups": ["plan-editors"]},
)
app = oidc_provider_mock.app(require_client_registration=True, require_nonce=True, user_claims=[officer])


@app.after_request
def tell_where(response):
    """Puts the address of a redirect into the body as well: the client under test reads no headers."""
    if response.location:
        response.set_data(response.location)
    return response


client = app.test_client().post("/oauth2/clients", json={
    "redirect_uris": ["http://127.0.0.1:1/signed-in"], "token_endpoint_auth_method": "client_secret_basic",
}).get_json()
server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
ready(port=server.server_port, clientID=client["client_id"], clientSecret=client["client_secret"])
server.serve_forever()
