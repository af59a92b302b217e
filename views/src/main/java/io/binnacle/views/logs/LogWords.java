package io.binnacle.views.logs;

import io.binnacle.session.Words;

/// What stands where no line is: why, and what to do.
final class LogWords {
    private LogWords() {}

    static String empty(boolean chosen, LogReader reader, LogBook book) {
        if (!chosen) {
            return "Select a container or an app to read what it writes.";
        }
        if (book.kept() > 0) {
            return "None of the " + Words.count(book.kept(), "line") + " kept is of this level. All shows them.";
        }
        if (reader.following() == 0) {
            return "There is no container to read: it is gone.";
        }
        if (reader.unreadable()) {
            return "Its cluster cannot read logs, or it is gone.";
        }
        return reader.refusal()
                .map(refusal -> refusal.sentence())
                .orElse(
                        reader.ended()
                                ? "It has ended, and it wrote nothing that is still kept."
                                : "It has not written anything yet. New lines show here as they come.");
    }
}
