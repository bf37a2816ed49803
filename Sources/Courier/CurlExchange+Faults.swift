import CCurl

extension CurlExchange {
    /// What a mail server's answer means for the message; nil when the server took it.
    func mailFault(at host: String) -> CourierFault? {
        if code == CURLE_OK { return nil }
        if let fault = connectionFault(at: host), fault.code == .insecure { return fault }
        if code == CURLE_LOGIN_DENIED || [530, 534, 535, 538].contains(status) {
            // Every message would meet this: they wait until the settings are put right, and are not given up.
            return CourierFault(
                .tryAgain,
                "The mail server \(host) does not let us in (\(status)): check its user and password in the settings."
            )
        }
        // Before the message went out, a refusal is of this machine: the greeting or the hello.
        if sentCount == 0, code == CURLE_REMOTE_ACCESS_DENIED || code == CURLE_WEIRD_SERVER_REPLY {
            return CourierFault(
                .tryAgain,
                "The mail server \(host) does not serve this machine (\(status)): ask whoever runs it to allow it."
            )
        }
        switch status {
        case 500...599:
            return CourierFault(.refusedForGood, "The mail server \(host) refused the message for good (\(status)).")
        case 400...499:
            return CourierFault(.tryAgain, "The mail server \(host) asks to be tried again later (\(status)).")
        default: return connectionFault(at: host) ?? other(at: host)
        }
    }

    /// Why there is no answer from a web server; nil when there is one, whatever its status.
    func webFault(at host: String) -> CourierFault? {
        if isOverLimit || code == CURLE_FILESIZE_EXCEEDED {
            return CourierFault(.tooLarge, "The answer of \(host) is longer than we read.")
        }
        return code == CURLE_OK ? nil : connectionFault(at: host) ?? other(at: host)
    }

    private func connectionFault(at host: String) -> CourierFault? {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
            CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            CourierFault(.unreachable, "\(host) cannot be reached: \(curlWords(code)).")
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            CourierFault(.insecure, "\(host) cannot be asked securely: \(curlWords(code)).")
        case CURLE_UNSUPPORTED_PROTOCOL:
            CourierFault(.insecure, "\(host) was not asked: its address must begin with https.")
        default: nil
        }
    }

    private func other(at host: String) -> CourierFault {
        CourierFault(.other, "\(host) cannot be asked: \(curlWords(code)).")
    }
}
