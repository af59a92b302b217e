package io.binnacle.scheduler.definition;

import java.util.List;

/// What is wrong at one place of a body.
///
/// @param path `/`, `/field/sub`, `/constraints(0)`, `/labels/a`
public record Violation(String path, List<String> errors) {
    public Violation {
        errors = List.copyOf(errors);
    }
}
