package io.binnacle.session.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is sought, as it was typed: words, `field:pattern`, `cpu > 50%`, joined by `and`, `or`, `-` and parentheses.
public sealed interface Query {
    /// Everything.
    record All() implements Query {}

    /// A word somewhere in what names a container, or the beginning of a word for its state.
    ///
    /// @param lower the word in lower case
    /// @param state whether it may mean a state
    record Word(String lower, boolean state) implements Query {
        static Word of(String text) {
            var lower = text.toLowerCase(Locale.ROOT);
            return new Word(lower, Candidate.mayBeState(lower));
        }
    }

    /// A pattern in one field.
    ///
    /// @param label which label, where the field is [Field#LABEL]; empty for any
    record In(Field field, String label, Pattern pattern) implements Query {}

    /// A figure compared with a bound.
    ///
    /// @param share whether the bound is a share of what the container may use at most
    record Than(Figure figure, Order order, double bound, boolean share) implements Query {}

    record Not(Query query) implements Query {}

    record And(List<Query> all) implements Query {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Query> any) implements Query {
        public Or {
            any = List.copyOf(any);
        }
    }

    /// How two figures compare.
    enum Order {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        EQUAL("="),
        OTHER("!=");

        final String sign;

        Order(String sign) {
            this.sign = sign;
        }

        /// Nothing is true of what is not known.
        boolean holds(double value, double bound) {
            if (Double.isNaN(value)) {
                return false;
            }
            return switch (this) {
                case LESS -> value < bound;
                case AT_MOST -> value <= bound;
                case MORE -> value > bound;
                case AT_LEAST -> value >= bound;
                case EQUAL -> value == bound;
                case OTHER -> value != bound;
            };
        }
    }

    /// What was typed, read: a query, or where and why it is none.
    sealed interface Reading {
        record Right(Query query) implements Reading {}

        /// @param at the first character that does not fit, from 0
        /// @param why for people: what was found, and what is possible there
        record Wrong(int at, String why) implements Reading {}
    }

    /// Reads what was typed. Never fails: what is not a query is told as such.
    static Reading read(String text) {
        try {
            return new Reading.Right(new QueryReader(text).read());
        } catch (NotAQuery wrong) {
            return new Reading.Wrong(wrong.at, wrong.why);
        }
    }

    /// Every field and figure, for a hint: "name, image, …, cpu, memory".
    static String possible() {
        return Field.names() + ", "
                + java.util.Arrays.stream(Figure.values()).map(Figure::word).collect(Collectors.joining(", "));
    }
}
