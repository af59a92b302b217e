package io.binnacle.marathon;

import io.binnacle.craft.Bounded;
import io.binnacle.craft.Json;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// What went wrong, in the three parts every message has.
final class Refusals {
    private Refusals() {}

    /// @param tried the rest of a sentence that begins with "Tried": "to list the apps of https://…"
    static Refusal of(String tried, Place place, IOException failure) {
        return switch (failure) {
            case StatusException status -> ofStatus(tried, place, status);
            case Bounded.TooMuch much ->
                new Refusal(Reason.BROKEN, tried, Words.of(much), "check what listens at " + place.shown());
            case Json.NotJson json ->
                new Refusal(
                        Reason.BROKEN,
                        tried,
                        "something that is no complete JSON (" + Words.of(json) + ")",
                        notMarathon(place));
            case Api.NotMarathon other -> new Refusal(Reason.REJECTED, tried, Words.of(other), elsewhere(place, other));
            case SSLException tls -> ofTls(tried, place, tls);
            case UnknownHostException name ->
                new Refusal(
                        Reason.UNREACHABLE, tried, "the name " + Words.of(name) + " is not known", "check the name");
            case InterruptedIOException _ ->
                new Refusal(
                        Reason.UNREACHABLE,
                        tried,
                        "no answer in time",
                        "it may be frozen or cut off; it is tried again by itself");
            case ConnectException _ ->
                new Refusal(
                        Reason.UNREACHABLE,
                        tried,
                        Words.of(failure),
                        "see whether the scheduler runs, and listens at " + place.shown());
            default -> new Refusal(Reason.UNREACHABLE, tried, Words.of(failure), "it is tried again by itself");
        };
    }

    private static String notMarathon(Place place) {
        return "check that a scheduler with Marathon's API, and not something else, answers at " + place.shown();
    }

    private static String elsewhere(Place place, Api.NotMarathon other) {
        return Words.of(other).contains("Docker")
                ? "open it as tcp://" + place.base().host() + ":" + place.base().port()
                : notMarathon(place);
    }

    private static Refusal ofStatus(String tried, Place place, StatusException status) {
        var answered = Words.of(status);
        return switch (status.status()) {
            case 401 -> new Refusal(Reason.DENIED, tried, answered, credentials(place));
            case 403 ->
                new Refusal(Reason.DENIED, tried, answered, "ask for the right to do this, or use another token");
            case 404 -> new Refusal(Reason.REJECTED, tried, answered, "look at the list again");
            case 409 -> new Refusal(Reason.CONFLICT, tried, answered, locked(status));
            case 400, 422 -> new Refusal(Reason.REJECTED, tried, answered, "correct what it names, and send it again");
            case 429, 500, 502, 503, 504 ->
                new Refusal(
                        Reason.BROKEN, tried, answered, "see the log of the scheduler; it is tried again by itself");
            default -> new Refusal(Reason.REJECTED, tried, answered, notMarathon(place));
        };
    }

    private static String locked(StatusException status) {
        return status.lockedBy().isEmpty()
                ? "look again and decide anew"
                : "wait for " + Words.count(status.lockedBy().size(), "deployment") + " to end ("
                        + String.join(", ", status.lockedBy()) + "), or end it where it stands: binnacle … --force";
    }

    static String credentials(Place place) {
        return place.authorization().isPresent()
                ? "the credentials given are not accepted: get new ones"
                : "give a token by ?token-file=PATH in the address or BINNACLE_TOKEN_FILE, or USER:PASSWORD@ before"
                        + " the host";
    }

    private static Refusal ofTls(String tried, Place place, SSLException tls) {
        var words = Words.of(tls);
        return words.contains("plaintext") || words.contains("Unsupported or unrecognized SSL message")
                ? new Refusal(Reason.BROKEN, tried, words, "it does not speak TLS there: try http:// or another port")
                : new Refusal(
                        Reason.DENIED,
                        tried,
                        words,
                        "check that the certificate names " + place.base().host()
                                + ", and give its authority by ?ca-file=PATH");
    }
}
