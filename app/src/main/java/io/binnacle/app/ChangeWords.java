package io.binnacle.app;

import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import java.util.ArrayList;
import java.util.List;

/// A preview as a person reads it in a terminal.
final class ChangeWords {
    private ChangeWords() {}

    static String of(Preview preview) {
        var lines = new ArrayList<String>();
        lines.add(line(preview.summary()));
        part(
                lines,
                "what is different",
                preview.outlook().differences().stream()
                        .map(Outlook.Difference::line)
                        .toList());
        part(lines, "what happens", preview.steps());
        part(lines, "never less, never more", bounds(preview.outlook()));
        part(lines, "what will not come back, and what may go wrong", preview.losses());
        part(lines, "who will notice", preview.noticed());
        lines.add("the same by hand:");
        lines.add("  " + line(preview.command()));
        return String.join("\n", lines);
    }

    private static List<String> bounds(Outlook outlook) {
        return outlook.floor().isPresent() && outlook.ceiling().isPresent()
                ? List.of("at least " + outlook.floor().getAsInt() + " well ones are kept, at most "
                        + outlook.ceiling().getAsInt() + " are there")
                : List.of();
    }

    private static void part(List<String> lines, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(title + ":");
            entries.forEach(entry -> lines.add("  " + line(entry)));
        }
    }

    /// What a cluster says must not command the terminal.
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
