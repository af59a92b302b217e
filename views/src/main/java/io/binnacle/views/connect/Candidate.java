package io.binnacle.views.connect;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import java.time.Duration;
import java.util.List;

/// An endpoint worth offering, and what it said when it was asked who it is.
///
/// @param name for people: "This computer", a context's name
/// @param kind "Local socket", "Docker context", "Recent"
record Candidate(Endpoint endpoint, String name, String kind, Answer answer) {
    sealed interface Answer {
        record Waiting() implements Answer {}

        /// @param facts short, for chips
        record Greeted(List<String> facts, Duration took) implements Answer {}

        record Refused(Refusal refusal, Duration took) implements Answer {}
    }

    Candidate with(Answer newAnswer) {
        return new Candidate(endpoint, name, kind, newAnswer);
    }

    boolean answers() {
        return answer instanceof Answer.Greeted;
    }

    boolean refused() {
        return answer instanceof Answer.Refused;
    }
}
