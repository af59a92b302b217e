package io.binnacle.views.inspector;

import io.binnacle.model.Condition;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Subject;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Selection;
import io.binnacle.views.metrics.History;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything the inspector says of one thing, as data: worked out off the UI thread, compared and shown in place.
///
/// @param verbs what can be done, as buttons; `more` is behind the three dots
/// @param measured what has to be measured for the figures in it
record Card(
        Sign sign,
        String title,
        String subtitle,
        List<Verb> verbs,
        List<Verb> more,
        Optional<Verdict> verdict,
        List<Section> sections,
        Set<Subject> measured) {
    Card {
        verbs = List.copyOf(verbs);
        more = List.copyOf(more);
        sections = List.copyOf(sections);
        measured = Set.copyOf(measured);
    }

    /// The small drawing before a name.
    sealed interface Sign {
        record None() implements Sign {}

        record Mark(Condition condition) implements Sign {}

        /// @param full from 0 to 1, NaN when not known
        record Glyph(AppGlyph.Shape shape, int hue, double full) implements Sign {}
    }

    /// Something that can be done with the subject.
    ///
    /// @param operation empty for what changes nothing
    /// @param refusal why it cannot be done; empty when it can
    record Verb(Kind kind, Optional<Operation> operation, Optional<Refusal> refusal) {
        /// What the button says, and the key that does the same, or empty.
        enum Kind {
            RESTART("Restart", "R"),
            LOGS("Logs", "L"),
            STOP("Stop", "S"),
            START("Start", "S"),
            PAUSE("Pause", ""),
            UNPAUSE("Unpause", ""),
            KILL("Kill", ""),
            REMOVE("Remove", ""),
            SCALE("Scale", "S");

            private final String text;
            private final String key;

            Kind(String text, String key) {
                this.text = text;
                this.key = key;
            }

            String text() {
                return text;
            }

            String key() {
                return key;
            }
        }
    }

    /// How it is, and why, in words.
    record Verdict(Condition condition, String title, String aside, String text) {}

    /// Rows under a heading; without a heading they follow the section before.
    record Section(String title, String aside, List<Row> rows) {
        Section {
            rows = List.copyOf(rows);
        }
    }

    /// One row of a section.
    sealed interface Row {
        /// A name and a value.
        ///
        /// @param machine whether a machine wrote it, so that it is set in mono
        /// @param copy what the copy button copies; empty when there is none
        record Fact(String label, String value, boolean machine, String copy, Optional<Selection> target)
                implements Row {
            Fact(String label, String value) {
                this(label, value, false, "", Optional.empty());
            }

            static Fact machine(String label, String value) {
                return new Fact(label, value, true, value, Optional.empty());
            }

            static Fact link(String label, String value, Selection target) {
                return new Fact(label, value, false, "", Optional.of(target));
            }
        }

        /// Measurements, two beside each other.
        record Figures(List<Figure> figures) implements Row {}

        /// A part of one kind: an instance of an app, an app on a host.
        record Member(
                Sign sign, String name, String where, String figure, History history, boolean bad, Selection target)
                implements Row {}

        /// The other end of a link.
        record Neighbour(
                boolean incoming,
                Sign.Glyph glyph,
                String name,
                Optional<Condition> mark,
                String detail,
                Optional<Selection> target)
                implements Row {}

        /// Something in use, of what there is.
        record Use(String label, String figure, double ratio) implements Row {}

        /// A problem, in two lines.
        record Trouble(Condition condition, String title, String what, String age, Optional<Selection> target)
                implements Row {}

        /// Revisions, the newest last.
        record Chips(List<Chip> chips) implements Row {}

        /// Large figures, two beside each other.
        record Totals(List<Total> totals) implements Row {}

        /// Plain words.
        record Words(String text) implements Row {}
    }

    /// One measurement.
    ///
    /// @param full the value at the upper edge of its line, 0 when there is none
    record Figure(String label, String value, History history, double full, boolean bad) {}

    /// A revision.
    ///
    /// @param verdict how it did, when that is known
    /// @param hint what a click would do, or why it would do nothing
    record Chip(
            String name,
            String age,
            Optional<Condition> verdict,
            boolean current,
            Optional<Operation> operation,
            String hint) {}

    /// A large figure with what it is out of.
    record Total(String label, String figure, String rest) {}
}
