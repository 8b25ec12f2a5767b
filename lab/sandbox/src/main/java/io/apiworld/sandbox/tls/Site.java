package io.apiworld.sandbox.tls;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sites, in the order of their ports.
 *
 * <p>What curl says is OpenSSL's wording; what Java says is the JDK's. Behind the gateway each has a problem type of its own.
 */
enum Site {
    SOUND(
            "Sound",
            "Nothing: the chain leads to the lab's root, the name is right, the dates are right.",
            "200",
            "200",
            200,
            ""),
    EXPIRED(
            "Expired",
            "The certificate's last day is past; all else is right. It can be renewed here, live.",
            "certificate has expired",
            "CertificateExpiredException: NotAfter",
            502,
            "backend-certificate-expired"),
    NOT_YET_VALID(
            "Not yet valid",
            "The certificate's first day has not come; or the client's clock is wrong.",
            "certificate is not yet valid",
            "CertificateNotYetValidException: NotBefore",
            502,
            "backend-certificate-not-yet-valid"),
    SELF_SIGNED(
            "Self-signed",
            "The certificate has signed itself, so it proves nothing to anybody who was not given it.",
            "self-signed certificate",
            "unable to find valid certification path to requested target",
            502,
            "backend-certificate-self-signed"),
    UNTRUSTED_ROOT(
            "Untrusted root",
            "The chain is complete, and ends in a root that no client was told to trust.",
            "self-signed certificate in certificate chain",
            "unable to find valid certification path to requested target",
            502,
            "backend-certificate-untrusted"),
    MISSING_INTERMEDIATE(
            "Missing intermediate",
            "The certificate is good, but the server does not send the intermediate that links it to the root.",
            "unable to get local issuer certificate",
            "unable to find valid certification path to requested target",
            502,
            "backend-certificate-incomplete-chain"),
    WRONG_HOST(
            "Wrong host",
            "The certificate is for api.company.test, and the site is asked for under another name.",
            "no alternative certificate subject name matches target",
            "No subject alternative DNS name matching",
            502,
            "backend-certificate-wrong-host"),
    TLS10(
            "TLS 1.0 only",
            "The server speaks nothing newer than TLS 1.0, which RFC 8996 forbids.",
            "alert protocol version",
            "protocol_version",
            502,
            "backend-tls-version"),
    TLS11(
            "TLS 1.1 only",
            "The server speaks nothing newer than TLS 1.1, which RFC 8996 forbids.",
            "alert protocol version",
            "protocol_version",
            502,
            "backend-tls-version"),
    MUTUAL(
            "Mutual TLS",
            "The server asks for a client certificate, and refuses clients that have none or a stranger's.",
            "alert certificate required",
            "certificate_required",
            200,
            ""),
    DROPPING(
            "Port that drops",
            "Packets to the port vanish, as behind a firewall that drops: no connection, and no answer either.",
            "timed out",
            "connect timed out",
            504,
            "backend-unreachable"),
    REFUSING(
            "Port that refuses",
            "Nobody listens on the port, and the machine says so at once.",
            "Failed to connect",
            "Connection refused",
            503,
            "backend-down"),
    INTERFERING(
            "Interfering proxy",
            "Something between takes the connection, reads the ClientHello, and resets it.",
            "Connection reset by peer",
            "Connection reset",
            502,
            "backend-tls-broken-off"),
    PLAIN(
            "No TLS at all",
            "The port speaks plain HTTP where TLS was expected.",
            "wrong version number",
            "Unsupported or unrecognized SSL message",
            502,
            "backend-not-tls"),
    MUTUAL_OTHERS(
            "Mutual TLS, others only",
            "The server takes client certificates of an authority that has signed none of ours.",
            "alert certificate required",
            "certificate_required",
            502,
            "backend-client-certificate-refused"),
    GARBAGE(
            "No HTTP",
            "TLS is sound, and what then comes through it is no HTTP.",
            "Received HTTP/0.9 when not allowed",
            "Invalid status line",
            502,
            "backend-garbage"),
    CUT_OFF(
            "Answer cut off",
            "TLS is sound, and the connection is closed in the middle of the answer's head.",
            "nothing: curl 7 takes the half for the whole",
            "EOF reached while reading",
            502,
            "backend-broke-off");

    private final String title;
    private final String wrong;
    private final String curl;
    private final String java;
    private final int status;
    private final String problem;

    Site(String title, String wrong, String curl, String java, int status, String problem) {
        this.title = title;
        this.wrong = wrong;
        this.curl = curl;
        this.java = java;
        this.status = status;
        this.problem = problem;
    }

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Site> named(String id) {
        return Stream.of(values()).filter(site -> site.id().equals(id)).findFirst();
    }

    String title() {
        return title;
    }

    /** What is wrong with it, for people. */
    String wrong() {
        return wrong;
    }

    /** A part of what curl says. */
    String curl() {
        return curl;
    }

    /** A part of what a Java client's exception says. */
    String java() {
        return java;
    }

    /** What the gateway answers when the site is behind it. */
    int status() {
        return status;
    }

    /** The type of that answer, without its prefix; empty where it is no problem. */
    String problem() {
        return problem;
    }

    boolean isTls() {
        return this != PLAIN;
    }
}
