package io.binnacle.views.operate;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.session.Desk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far a wish has come. Only `Running` has sent anything.
///
/// Every stage but the first knows the operation and, in `target`, what people call its subject.
sealed interface Proposal {
    record Nothing() implements Proposal {}

    /// The preview is being made.
    record Asking(Operation operation, String target) implements Proposal {}

    record Refused(Operation operation, String target, Refusal refusal) implements Proposal {}

    /// Waits for the operator.
    ///
    /// @param promises what it would promise of the hosts it touches
    record Ready(Preview preview, String target, boolean armed, List<Promise> promises, Terms terms)
            implements Proposal {
        public Ready {
            promises = List.copyOf(promises);
        }

        Ready armed(boolean now) {
            return new Ready(preview, target, now, promises, terms);
        }

        /// The same, asked once more: what it would take could not be written down.
        Ready withoutEvidence(String why) {
            var held = preview.atLeast(Preview.Friction.HOLD);
            return new Ready(held, target, armed, promises, terms.withoutEvidence(why));
        }

        /// What the button says: "Stop web-3", or that it arms first.
        String button() {
            var verb = preview.operation().verb();
            var whole = verb + " " + target + (terms.noEvidence().isPresent() ? " without evidence" : "");
            return armed ? whole : "Arm to " + lower(whole);
        }
    }

    /// On what terms a change is confirmed.
    ///
    /// @param force whether it takes the place of what is under way
    /// @param reasons what it takes down, in sentences
    /// @param news what somebody else has changed since it was first shown, or empty
    /// @param noEvidence why nothing could be kept of what it takes, where that was tried
    record Terms(Desk.Force force, List<String> reasons, String news, Optional<String> noEvidence) {
        static final Terms PLAIN = new Terms(Desk.Force.NO, List.of(), "", Optional.empty());

        public Terms {
            reasons = List.copyOf(reasons);
        }

        Terms withoutEvidence(String why) {
            return new Terms(force, reasons, news, Optional.of(why));
        }
    }

    /// Where an app is scaled to in this stage; empty where it is not scaled.
    default Optional<Operation.Scale> scale() {
        var operation = switch (this) {
            case Nothing _ -> null;
            case Asking asking -> asking.operation();
            case Refused refused -> refused.operation();
            case Ready ready -> ready.preview().operation();
            case Running running -> running.preview().operation();
        };
        return operation instanceof Operation.Scale scale ? Optional.of(scale) : Optional.empty();
    }

    record Running(Preview preview, String target, Run run) implements Proposal {}

    private static String lower(String verb) {
        return verb.substring(0, 1).toLowerCase(Locale.ROOT) + verb.substring(1);
    }
}
