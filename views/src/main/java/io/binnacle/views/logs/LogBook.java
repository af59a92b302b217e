package io.binnacle.views.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lines kept and those shown of them: bounded, filtered by level, and searched. Holds no control.
///
/// Adding costs what is added, except when merged instances overlap in time or the filter changes; then it costs what
/// is kept, which has a bound.
final class LogBook {
    static final int KEPT = 10_000;

    private static final Comparator<Line> BY_TIME =
            Comparator.comparing(line -> line.raw().at());

    private final ObservableList<Line> shown = FXCollections.observableArrayList();
    private ArrayList<Line> kept = new ArrayList<>();
    private Filter filter = Filter.ALL;
    private Finder finder = Finder.NOTHING;
    private long seen;
    private int warnings;
    private int errors;
    private int matches;

    /// Which lines are shown.
    enum Filter {
        ALL,
        WARN,
        ERROR;

        boolean lets(Level level) {
            return switch (this) {
                case ALL -> true;
                case WARN -> level == Level.WARN;
                case ERROR -> level.bad();
            };
        }
    }

    ObservableList<Line> shown() {
        return shown;
    }

    int kept() {
        return kept.size();
    }

    long seen() {
        return seen;
    }

    long dropped() {
        return seen - kept.size();
    }

    int warnings() {
        return warnings;
    }

    int errors() {
        return errors;
    }

    /// How many of the lines shown are found by the finder.
    int matches() {
        return matches;
    }

    Filter filter() {
        return filter;
    }

    Finder finder() {
        return finder;
    }

    void clear() {
        kept.clear();
        shown.clear();
        seen = 0;
        warnings = 0;
        errors = 0;
        matches = 0;
    }

    /// Lines that somebody else dropped before they came here.
    void lost(long lines) {
        seen += lines;
    }

    /// @return how many of the lines shown left at the top
    int add(List<Line> more) {
        if (more.isEmpty()) {
            return 0;
        }
        seen += more.size();
        var sorted = more.stream().sorted(BY_TIME).toList();
        var overlaps = !kept.isEmpty()
                && sorted.getFirst().raw().at().isBefore(kept.getLast().raw().at());
        return overlaps ? merge(sorted) : append(sorted);
    }

    private int merge(List<Line> more) {
        kept.addAll(more);
        kept.sort(BY_TIME);
        if (kept.size() > KEPT) {
            kept = new ArrayList<>(kept.subList(kept.size() - KEPT, kept.size()));
        }
        recount();
        return 0;
    }

    private int append(List<Line> more) {
        var news = more.size() > KEPT ? more.subList(more.size() - KEPT, more.size()) : more;
        var left = leave(Math.max(0, kept.size() + news.size() - KEPT));
        kept.addAll(news);
        news.forEach(line -> count(line, 1));
        var visible = news.stream().filter(line -> filter.lets(line.level())).toList();
        matches += found(visible);
        shown.addAll(visible);
        return left;
    }

    private int leave(int lines) {
        if (lines == 0) {
            return 0;
        }
        var gone = kept.subList(0, lines);
        gone.forEach(line -> count(line, -1));
        var visible = gone.stream().filter(line -> filter.lets(line.level())).toList();
        matches -= found(visible);
        gone.clear();
        shown.remove(0, visible.size());
        return visible.size();
    }

    private int found(List<Line> lines) {
        return finder.active()
                ? (int) lines.stream()
                        .filter(line -> finder.finds(line.shown()))
                        .count()
                : 0;
    }

    private void count(Line line, int by) {
        if (line.level() == Level.WARN) {
            warnings += by;
        } else if (line.level().bad()) {
            errors += by;
        }
    }

    void filter(Filter next) {
        filter = next;
        recount();
    }

    void find(Finder next) {
        finder = next;
        matches = found(shown);
    }

    private void recount() {
        warnings = 0;
        errors = 0;
        kept.forEach(line -> count(line, 1));
        shown.setAll(kept.stream().filter(line -> filter.lets(line.level())).toList());
        matches = found(shown);
    }

    /// The next line found from `index` on, going round at the end; or -1 when there is none.
    int next(int index, int step) {
        for (var i = 1; i <= shown.size() && finder.active(); i++) {
            var at = Math.floorMod(index + i * step, shown.size());
            if (finder.finds(shown.get(at).shown())) {
                return at;
            }
        }
        return -1;
    }
}
