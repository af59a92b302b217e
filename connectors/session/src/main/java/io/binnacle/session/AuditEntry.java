package io.binnacle.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of the audit: a change as it was confirmed, or as it ended.
///
/// @param what the change in a sentence
/// @param shown the steps and losses that stood on the card when it was confirmed
/// @param confirmed how: "Enter", "held", "name typed", "--yes"
/// @param command the command line that does the same
/// @param state how it ended, empty at its beginning
/// @param inverse what takes it back, empty where nothing does
/// @param evidence what was kept before something went, by name
public record AuditEntry(
        String at,
        String who,
        String phase,
        String cluster,
        String operation,
        String what,
        List<String> shown,
        String confirmed,
        String command,
        String state,
        String message,
        String inverse,
        List<String> evidence) {
    static final String BEGIN = "begin";
    static final String END = "end";

    private static final List<String> COLUMNS = List.of(
            "at",
            "who",
            "cluster",
            "operation",
            "what",
            "shown",
            "confirmed",
            "command",
            "state",
            "message",
            "inverse",
            "evidence");

    public AuditEntry {
        shown = List.copyOf(shown);
        evidence = List.copyOf(evidence);
    }

    static AuditEntry begin(String cluster, Preview preview, String confirmed, String message) {
        return of(BEGIN, cluster, preview, confirmed, "", message, List.of());
    }

    static AuditEntry end(
            String cluster, Preview preview, String confirmed, String state, String message, List<String> evidence) {
        return of(END, cluster, preview, confirmed, state, message, evidence);
    }

    private static AuditEntry of(
            String phase,
            String cluster,
            Preview preview,
            String confirmed,
            String state,
            String message,
            List<String> evidence) {
        return new AuditEntry(
                "",
                System.getProperty("user.name", "unknown"),
                phase,
                cluster,
                preview.operation().verb(),
                preview.summary(),
                Stream.concat(
                                preview.steps().stream(),
                                preview.losses().stream().map(loss -> "will not come back: " + loss))
                        .toList(),
                confirmed,
                preview.command(),
                state,
                message,
                preview.inverse().map(AuditEntry::words).orElse(""),
                evidence);
    }

    private static String words(Operation inverse) {
        return switch (inverse) {
            case Operation.Scale scale -> "Scale " + scale.app() + " to " + scale.instances();
            case Operation.Rollback rollback -> "Roll back " + rollback.app() + " to " + rollback.to();
            case Operation.OnApp on -> on.verb() + " " + on.app();
            case Operation.OnContainer on -> on.verb() + " " + on.container();
            case Operation.OnHost on -> on.verb() + " " + on.host();
            case Operation.Deploy deploy -> deploy.verb();
        };
    }

    AuditEntry at(String now) {
        return new AuditEntry(
                now, who, phase, cluster, operation, what, shown, confirmed, command, state, message, inverse,
                evidence);
    }

    /// A line of ours, or of an earlier version, which knew fewer fields.
    static AuditEntry read(JsonNode line) {
        return new AuditEntry(
                text(line, "at"),
                text(line, "who"),
                text(line, "phase"),
                text(line, "cluster"),
                text(line, "operation"),
                text(line, "what"),
                texts(line, "shown"),
                text(line, "confirmed"),
                text(line, "command"),
                text(line, "state"),
                text(line, "message"),
                text(line, "inverse"),
                texts(line, "evidence"));
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asText("");
    }

    private static List<String> texts(JsonNode line, String field) {
        var all = new ArrayList<String>();
        line.path(field).forEach(one -> all.add(one.asText()));
        return all;
    }

    /// What the two lines of one change have in common.
    @JsonIgnore
    String key() {
        return command + what;
    }

    /// The first line of a file of comma-separated values.
    public static String csvHead() {
        return String.join(",", COLUMNS);
    }

    /// As one line of such a file. What a spreadsheet would take for a formula is kept from it by an apostrophe.
    public String csv() {
        return Stream.of(
                        at,
                        who,
                        cluster,
                        operation,
                        what,
                        String.join("; ", shown),
                        confirmed,
                        command,
                        state,
                        message,
                        inverse,
                        String.join("; ", evidence))
                .map(AuditEntry::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        var tame = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return tame.chars().anyMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r')
                ? '"' + tame.replace("\"", "\"\"") + '"'
                : tame;
    }
}
