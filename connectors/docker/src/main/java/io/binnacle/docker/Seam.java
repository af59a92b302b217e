package io.binnacle.docker;

import io.binnacle.model.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins a log read again to what was read of it before, with no line lost or told twice: it remembers the lines of
/// the last instant, since an engine that is asked for all since then tells those once more.
final class Seam {
    private static final int MOST = 10_000;

    private final List<LogLine> atLast = new ArrayList<>();
    private List<LogLine> expected = new ArrayList<>();
    private Instant last = Instant.EPOCH;
    private boolean joining;

    /// From where to read again.
    Optional<Instant> last() {
        return last.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(last);
    }

    /// It is about to be read again.
    void cut() {
        joining = true;
        expected = new ArrayList<>(atLast);
    }

    /// The lines that are new.
    List<LogLine> pass(List<LogLine> lines) {
        var fresh = joining ? lines.stream().filter(this::isNew).toList() : lines;
        fresh.forEach(this::remember);
        return fresh;
    }

    private boolean isNew(LogLine line) {
        if (line.at().isAfter(last)) {
            return true;
        }
        return line.at().equals(last) && !expected.remove(line);
    }

    private void remember(LogLine line) {
        if (line.at().isAfter(last)) {
            last = line.at();
            atLast.clear();
        }
        if (line.at().equals(last) && atLast.size() < MOST) {
            atLast.add(line);
        }
    }
}
