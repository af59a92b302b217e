package io.binnacle.docker;

import io.binnacle.craft.Bounded;
import io.binnacle.craft.Json;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;

/// What went wrong, in the three parts every message has.
final class Refusals {
    private Refusals() {}

    /// @param tried the rest of a sentence that begins with "Tried": "to list the containers of tcp://…"
    static Refusal of(String tried, Address address, IOException failure) {
        return switch (failure) {
            case StatusException status -> ofStatus(tried, address, status);
            case Complaining.ConnectionRefused ssh -> ofSsh(tried, address, ssh);
            case SSLException tls -> ofTls(tried, tls);
            case Bounded.TooMuch much ->
                new Refusal(Reason.BROKEN, tried, Words.of(much), "check what listens at " + address.url());
            case Json.NotJson json -> new Refusal(Reason.BROKEN, tried, notJson(json), notEngine(address));
            case SocketException hungUp
            when showsNoCertificate(address) && cutShort(hungUp) ->
                new Refusal(
                        Reason.DENIED,
                        tried,
                        "it hung up after the TLS greeting (" + Words.of(hungUp)
                                + "), as an engine does that asks for a" + " client certificate",
                        "set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem");
            default -> unreachable(tried, address, failure);
        };
    }

    /// The alert that asks for a certificate may come too late to be read: what remains is a connection that was cut.
    private static boolean cutShort(SocketException failure) {
        var words = Words.of(failure);
        return words.contains("reset") || words.contains("Broken pipe") || words.contains("closed");
    }

    private static boolean showsNoCertificate(Address address) {
        return address instanceof Address.Tcp tcp
                && tcp.certificates()
                        .filter(certificates -> !certificates.hasIdentity())
                        .isPresent();
    }

    private static String notJson(IOException json) {
        return "something that is no complete JSON (" + Words.of(json) + ")";
    }

    private static String notEngine(Address address) {
        return "check that a Docker engine, and not something else, listens at " + address.url();
    }

    private static Refusal ofStatus(String tried, Address address, StatusException status) {
        var answered = Words.of(status);
        return switch (status.status()) {
            case 401, 403 -> new Refusal(Reason.DENIED, tried, answered, allow(address));
            case 400 ->
                answered.contains("HTTPS")
                        ? new Refusal(Reason.BROKEN, tried, answered, useTls())
                        : new Refusal(Reason.REJECTED, tried, answered, "see the engine's log");
            case 404 -> new Refusal(Reason.REJECTED, tried, answered, "look at the list again");
            case 409 -> new Refusal(Reason.CONFLICT, tried, answered, "look again and decide anew");
            case 500, 502, 503, 504 -> new Refusal(Reason.BROKEN, tried, answered, "see the engine's log on that host");
            default -> new Refusal(Reason.REJECTED, tried, answered, notEngine(address));
        };
    }

    private static String useTls() {
        return "it wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH, or use a Docker context with certificates";
    }

    private static String allow(Address address) {
        return "ask whoever guards " + address.url() + " to allow you in";
    }

    private static Refusal ofSsh(String tried, Address address, IOException ssh) {
        var said = Words.of(ssh);
        var target = address instanceof Address.Ssh over ? over.target() : address.url();
        if (said.contains("Permission denied")) {
            return new Refusal(
                    Reason.DENIED, tried, said, "load the right key with ssh-add, and try `ssh " + target + "`");
        }
        if (said.contains("Host key verification")) {
            return new Refusal(
                    Reason.DENIED, tried, said, "run `ssh " + target + "` once in a terminal and check its key");
        }
        if (said.contains("not found")) {
            return new Refusal(Reason.UNSUPPORTED, tried, said, "install the docker command on " + target);
        }
        return new Refusal(Reason.UNREACHABLE, tried, said, "try `ssh " + target + " docker version` in a terminal");
    }

    private static Refusal ofTls(String tried, SSLException tls) {
        var said = said(tls);
        if (said.contains("Received fatal alert") && said.contains("certificate")) {
            return new Refusal(
                    Reason.DENIED,
                    tried,
                    said,
                    "the engine does not accept your certificate: check cert.pem and key.pem");
        }
        if (said.contains("plaintext") || said.contains("Unsupported or unrecognized SSL message")) {
            return new Refusal(Reason.BROKEN, tried, said, "it does not speak TLS there: check the port");
        }
        return new Refusal(
                Reason.DENIED,
                tried,
                said,
                "check that ca.pem signed the engine's certificate, and that it names this host");
    }

    private static String said(Throwable failure) {
        var cause = failure.getCause();
        var own = Words.of(failure);
        return cause == null || own.contains(Words.of(cause)) ? own : Words.line(own + ": " + said(cause));
    }

    private static Refusal unreachable(String tried, Address address, IOException failure) {
        return switch (failure) {
            case UnknownHostException name ->
                new Refusal(
                        Reason.UNREACHABLE, tried, "the name " + Words.of(name) + " is not known", "check the name");
            case InterruptedIOException _ ->
                new Refusal(
                        Reason.UNREACHABLE,
                        tried,
                        "no answer in time",
                        "it may be frozen or cut off; it is tried again by itself");
            case ConnectException connect -> noConnection(tried, address, connect);
            case NoSuchFileException _, FileNotFoundException _ -> noSocket(tried, address);
            case AccessDeniedException _ -> denied(tried, address);
            case SocketException socket -> noConnection(tried, address, socket);
            default -> new Refusal(Reason.UNREACHABLE, tried, ended(failure), "it is tried again by itself");
        };
    }

    private static String ended(IOException failure) {
        var words = Words.of(failure);
        return words.startsWith("unexpected end of stream") || words.equals("end of file")
                ? "the connection ended in the middle"
                : words;
    }

    private static Refusal noConnection(String tried, Address address, IOException failure) {
        var words = said(failure);
        if (words.contains("No such file")) {
            return noSocket(tried, address);
        }
        if (words.contains("Permission denied")) {
            return denied(tried, address);
        }
        var refused = words.contains("refused");
        return new Refusal(
                Reason.UNREACHABLE,
                tried,
                refused ? "connection refused" : words,
                refused ? "nothing listens there: check that the engine runs" : "check the network and the address");
    }

    private static Refusal noSocket(String tried, Address address) {
        return new Refusal(
                Reason.UNREACHABLE, tried, "there is no such socket", "start the engine, or correct " + address.url());
    }

    private static Refusal denied(String tried, Address address) {
        return new Refusal(
                Reason.DENIED,
                tried,
                "you may not open " + address.url(),
                "join the group that owns it (often `sudo usermod -aG docker $USER`, then log in again)");
    }
}
